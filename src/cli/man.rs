//! `man`: the pages of the manual, as packages bring them.

use super::outcome::{Ended, Refusal, print};
use super::world::today;
use crate::disk::Fault;
use clap::Command;
use clap_mangen::Man;
use std::io;

/// What `--help` leaves to the manual, as `man` reads it.
const MORE: &str = r#".SH "EXIT STATUS"
.TP
0
done
.TP
1
the content or a template has errors
.TP
2
the command, book.toml or the computer has an error
.SH ENVIRONMENT
.TP
SOURCE_DATE_EPOCH
the date to use as today, in seconds since 1970
.TP
NO_COLOR
no colours, if it is set to anything
.TP
CANDOR_SECTION__KEY
the value of a setting of book.toml, such as CANDOR_BUILD__BASE_URL
"#;

/// The page of a command, or of the whole.
pub(super) fn run(name: Option<&str>, command: Command) -> Result<Ended, Refusal> {
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let (command, more) = match name {
        None => (command, MORE),
        Some(name) => {
            let found = command.find_subcommand(name).cloned();
            (found.ok_or_else(|| Refusal::Usage(format!("there is no command `{name}`")))?, "")
        }
    };
    let mut page = Vec::new();
    let rendered: io::Result<()> = Man::new(command).date(today()?.to_string()).render(&mut page);
    rendered.map_err(|error| Fault::writing("standard output", error))?;
    print(&(String::from_utf8_lossy(&page).into_owned() + more))
}
