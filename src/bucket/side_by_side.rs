//! Several requests at once.

use super::Trouble;
use crate::base::lock;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// So many requests are under way at the same time: they wait for the storage more than for this machine.
const THREADS: usize = 8;

/// Does something with each of `items`, several at once; what came of each, in their order. After a failure nothing
/// new is begun.
///
/// # Errors
/// The first failure.
pub(crate) fn side_by_side<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R, Trouble> + Sync,
) -> Result<Vec<R>, Trouble> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    let failed = Mutex::new(None);
    std::thread::scope(|scope| {
        for _ in 0..THREADS.min(items.len()) {
            scope.spawn(|| {
                while lock(&failed).is_none() {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { break };
                    match work(item) {
                        Ok(result) => lock(&done).push((at, result)),
                        Err(trouble) => drop(lock(&failed).get_or_insert(trouble)),
                    }
                }
            });
        }
    });
    match failed.into_inner().unwrap_or_default() {
        Some(trouble) => Err(trouble),
        None => {
            let mut done = done.into_inner().unwrap_or_default();
            done.sort_by_key(|(at, _)| *at);
            Ok(done.into_iter().map(|(_, result)| result).collect())
        }
    }
}
