//! The commands, as they can be typed.

use super::text::{Page, block, code, prose, table};
use clap::{Arg, Command};

pub(super) fn pages(command: Command) -> Vec<Page> {
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let verbs: Vec<&Command> = command.get_subcommands().filter(|verb| !verb.is_hide_set()).collect();
    let mut index = Page::new("commands/index.md", "Commands", "Every command of candor, and what each does.");
    index.part("A command is typed in a terminal, in the site's folder. From elsewhere, say which folder you mean: `candor build FOLDER`; `new`, `mv`, `adopt` and `theme copy` take `--root FOLDER`. `candor COMMAND --help` says in short what stands here.");
    let row = |verb: &&Command| {
        let name = verb.get_name();
        [format!("[`candor {name}`]({name}.md)"), about(verb)]
    };
    index.part(&table(["command", "does"], verbs.iter().map(row)));
    index.part("## How it ends\n\nA command ends with 0 when all is done, with 1 when pages or templates have errors, and with 2 when the command, `book.toml` or the computer is at fault.");
    index.part("## Environment variables\n\n`SOURCE_DATE_EPOCH` sets the day that counts as today, in seconds since 1970. `NO_COLOR` turns colours off. `CANDOR_SECTION__KEY` sets a setting of `book.toml` for one run, such as `CANDOR_BUILD__BASE_URL`.");
    std::iter::once(index).chain(verbs.into_iter().map(page)).collect()
}

fn about(command: &Command) -> String {
    command.get_about().map(|about| prose(&about.to_string())).unwrap_or_default()
}

fn page(verb: &Command) -> Page {
    let name = verb.get_name();
    let summary = verb.get_about().map(ToString::to_string).unwrap_or_default();
    let mut page = Page::new(format!("commands/{name}.md"), format!("candor {name}"), &summary);
    tell(verb, &format!("candor {name}"), &mut page);
    for inner in verb.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        page.part(&format!("## {name} {}", inner.get_name()));
        tell(inner, &format!("candor {name} {}", inner.get_name()), &mut page);
    }
    page
}

fn tell(command: &Command, called: &str, page: &mut Page) {
    page.part(&format!("{}.", about(command)));
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().to_owned();
    let usage = usage.strip_prefix(called).map_or_else(|| usage.clone(), |rest| format!("{called}{rest}"));
    page.part(&block("text", &usage));
    let aliases: Vec<String> = command.get_all_aliases().map(code).collect();
    if !aliases.is_empty() {
        page.part(&format!("It may also be called {}.", aliases.join(", ")));
    }
    let shown = || command.get_arguments().filter(|arg| !arg.is_hide_set() && arg.get_id() != "help");
    let row = |arg: &Arg| [written(arg), told(arg)];
    page.part(&table(["you name", "what it is"], shown().filter(|arg| arg.is_positional()).map(row)));
    page.part(&table(["option", "what it does"], shown().filter(|arg| !arg.is_positional()).map(row)));
}

/// How an argument is typed.
fn written(arg: &Arg) -> String {
    let value = || {
        let names = arg.get_value_names().unwrap_or_default();
        let takes = arg.get_num_args().is_some_and(|number| number.takes_values());
        if takes { names.first().map(ToString::to_string) } else { None }
    };
    if arg.is_positional() {
        return code(&value().unwrap_or_else(|| arg.get_id().to_string().to_uppercase()));
    }
    let short = arg.get_short().map(|short| code(&format!("-{short}")));
    let long = arg.get_long().map(|long| match value() {
        Some(value) => code(&format!("--{long} {value}")),
        None => code(&format!("--{long}")),
    });
    let other = arg.get_visible_aliases().unwrap_or_default();
    let other = other.into_iter().map(|alias| code(&format!("--{alias}")));
    short.into_iter().chain(long).chain(other).collect::<Vec<_>>().join(", ")
}

/// What an argument is for, what it may be, and what it is when it is not given.
fn told(arg: &Arg) -> String {
    let mut out = arg.get_help().map(|help| prose(&help.to_string())).unwrap_or_default();
    out.push('.');
    let takes = arg.get_num_args().is_some_and(|number| number.takes_values());
    let values = arg.get_possible_values();
    let values: Vec<_> = values.iter().filter(|value| !value.is_hide_set()).collect();
    if values.len() > 1 && takes {
        let value = |value: &&clap::builder::PossibleValue| match value.get_help() {
            Some(help) => format!("{} ({})", code(value.get_name()), prose(&help.to_string())),
            None => code(value.get_name()),
        };
        out += &format!(" One of {}.", values.iter().map(value).collect::<Vec<_>>().join(", "));
    }
    if let Some(default) = arg.get_default_values().first().filter(|default| takes && *default != ".") {
        out += &format!(" Without it: {}.", code(&default.to_string_lossy()));
    }
    if let Some(variable) = arg.get_env() {
        out += &format!(" Or set {}.", code(&variable.to_string_lossy()));
    }
    out
}
