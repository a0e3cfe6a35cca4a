//! What this process asks of the system: how many files it may hold open, and when its threads may run.

use rustix::process::{Resource, Rlimit, getrlimit, setpriority_process, setrlimit};

/// Raises the number of files and connections that this process may hold open to what the system
/// allows it.
pub(crate) fn allow_many_files() {
    let limit = getrlimit(Resource::Nofile);
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit });
}

/// Lets every other thread go before the calling one (on Linux; elsewhere the whole process gives way, which
/// does no harm to a preview). Where the system does not allow it, nothing changes.
pub(crate) fn give_way() {
    let _ = setpriority_process(None, 19);
}

/// Takes memory in small pages from now on. Large ones are faster to fill, which is for whoever ends soon; who stays
/// would hold two to three times as much for nothing. Only Linux knows them.
pub(crate) fn spare_memory() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
