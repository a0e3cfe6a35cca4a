//! The machine: its clock, its ports, what it lets programs watch.

use super::patient::{Patient, Trouble, trouble};
use crate::base::Date;
use crate::cli::serve::PORT;
use crate::disk;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// So much may two clocks differ, and a day begin earlier somewhere.
const A_DAY: Duration = Duration::from_secs(24 * 3600);

/// Whether today is the day that the clock says, and no file is from the future.
pub(super) fn clock(patient: &Patient<'_>) -> Vec<Trouble> {
    let (now, taken) = (SystemTime::now(), patient.site.config.today);
    let seconds = now.duration_since(UNIX_EPOCH).ok().and_then(|now| i64::try_from(now.as_secs()).ok());
    let day = seconds.and_then(Date::from_seconds);
    if let Some(day) = day.filter(|day| taken.days_to(*day).abs() > 1) {
        return trouble(
            format!("the variable SOURCE_DATE_EPOCH sets today's date to {taken}, but the clock says {day}"),
            "unset the variable, unless you want to build the site as on that day",
        );
    }
    match &patient.survey.newest {
        Some((path, changed)) if *changed > now + A_DAY => trouble(
            format!("{} has a date in the future: this computer's clock is or was wrong", patient.shown(path)),
            "set the clock, and save the file again: review dates are compared with it",
        ),
        _ => Vec::new(),
    }
}

/// Whether the preview can take its usual port.
pub(super) fn port(_: &Patient<'_>) -> Vec<Trouble> {
    match TcpListener::bind(("127.0.0.1", PORT)) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => trouble(
            format!("port {PORT} is in use by another program: the preview takes the next one"),
            "if it is an old preview, stop it; otherwise open the address that `candor serve` shows",
        ),
        _ => Vec::new(),
    }
}

/// Whether the preview can be told of every change.
pub(super) fn watches(patient: &Patient<'_>) -> Vec<Trouble> {
    let (most, folders) = (disk::most_watches(), patient.survey.folders);
    match most.filter(|most| is_few(*most, folders)) {
        Some(most) => trouble(
            format!("the site has {folders} folders, but this computer can watch only {most} for changes"),
            "increase `fs.inotify.max_user_watches` with sysctl, or use `candor serve --poll`",
        ),
        None => Vec::new(),
    }
}

/// Other programs of the same person watch folders too.
fn is_few(most: usize, folders: usize) -> bool {
    most < folders * 2
}

#[cfg(test)]
mod tests {
    use super::is_few;

    #[test]
    fn few_watches_are_those_that_others_can_use_up() {
        assert!(is_few(100, 60) && !is_few(8192, 300));
    }
}
