//! Locks that outlive a panic: a preview goes on.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a mutex holds, whoever else has failed while holding it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
