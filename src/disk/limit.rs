//! What this process asks of the system: how many files it may hold open, and when its threads may run.

use rustix::process::{Resource, Rlimit, getrlimit, setpriority_process, setrlimit};

/// Raises the number of files and connections that this process may hold open to what the system
/// allows it, and returns that number; none when there is no limit.
pub(crate) fn allow_many_files() -> Option<u64> {
    let limit = getrlimit(Resource::Nofile);
    if limit.current == limit.maximum {
        return limit.current;
    }
    match setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum }) {
        Ok(()) => limit.maximum,
        Err(_) => limit.current,
    }
}

/// Lets every other thread go before the calling one (on Linux; elsewhere the whole process gives way, which
/// does no harm to a preview). Where the system does not allow it, nothing changes.
pub(crate) fn give_way() {
    let _ = setpriority_process(None, 19);
}
