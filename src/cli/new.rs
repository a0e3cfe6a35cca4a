//! `new`: a page of a kind, every field explained.

use super::outcome::{Ended, Refusal, say};
use super::world::{find_root, options, settings, today};
use crate::base::Date;
use crate::config::FILE;
use crate::data::{Field, Shape};
use crate::diagnostic::did_you_mean;
use crate::disk::{self, skipped};
use crate::front_matter::COMMON;
use crate::kind::{self, Kind, is_folder_page};
use clap::Args as Group;
use std::path::{Component, Path, PathBuf};

#[derive(Debug, Group)]
pub(super) struct New {
    /// What the page is: `candor explain` lists the kinds
    kind: String,
    /// Where it goes, below the content folder
    path: PathBuf,
    /// The site's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

pub(super) fn run(args: &New) -> Result<Ended, Refusal> {
    let Some(kind) = kind::named(&args.kind) else {
        let names = || kind::ALL.iter().map(|kind| kind.name);
        let list = names().collect::<Vec<_>>().join(", ");
        let help = did_you_mean(&args.kind, names()).unwrap_or_else(|| format!("the kinds are {list}"));
        return Err(Refusal::Usage(format!("there is no kind `{}`: {help}", args.kind)));
    };
    let path = target(&args.root, &args.path)?;
    disk::create(&path, page(kind, &path, today()?).as_bytes())?;
    say(&format!("Made {}\n", path.display()));
    Ok(Ended::Well)
}

/// The file: below the folder of the pages, with `.md` at its end.
fn target(root: &Path, path: &Path) -> Result<PathBuf, Refusal> {
    let root = find_root(root)?;
    let src = settings(&root, &options(today()?))?.0.src;
    if !root.join(FILE).is_file() && !root.join(&src).is_dir() {
        let place = root.display();
        return Err(Refusal::Usage(format!("there is no site at {place}; `candor init` begins one")));
    }
    let below = path.strip_prefix(&src).unwrap_or(path);
    let ending = if below.extension().is_some_and(|extension| extension == "md") { "" } else { ".md" };
    let named = PathBuf::from(format!("{}{ending}", below.display()));
    let read = |part: Component<'_>| matches!(part, Component::Normal(name) if !name.to_str().is_none_or(skipped));
    if below.as_os_str().is_empty() || below.to_string_lossy().ends_with('/') || !named.components().all(read) {
        return Err(Refusal::Usage(format!(
            "`{}` names no page below {src}/; write a path such as `faq/cost.md`",
            path.display()
        )));
    }
    Ok(root.join(src).join(named))
}

/// A page that builds as it is: what is not needed stands in comments.
fn page(kind: &Kind, path: &Path, today: Date) -> String {
    // A folder's own page is titled after the folder.
    let own = path.file_stem().filter(|_| !is_folder_page(&path.to_string_lossy()));
    let name = own.or_else(|| path.parent()?.file_name()).unwrap_or_default();
    let name = name.to_string_lossy().replace(['-', '_'], " ");
    let mut letters = name.chars();
    let title: String = letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect();
    let mut out = format!("---\n# {}\ntitle: \"{title}\"\nkind: {}\n", kind.doc, kind.name);
    for field in
        kind.fields.iter().chain(COMMON.iter().filter(|field| !matches!(field.key, "title" | "kind" | "extra")))
    {
        out.push_str(&format!("\n# {}\n", field.doc));
        out.push_str(&example(field, today));
    }
    out.push_str("---\nBegin with the answer. Headings start with `##`: the title is the page's h1.\n");
    out
}

fn example(field: &Field, today: Date) -> String {
    let value = match &field.shape {
        Shape::Text
        | Shape::Prose
        | Shape::Phone
        | Shape::Url
        | Shape::Email
        | Shape::TextOr(_)
        | Shape::Source
        | Shape::Any => "…".to_owned(),
        Shape::Bool => "false".to_owned(),
        Shape::Integer(..) => "0".to_owned(),
        Shape::Date => today.to_string(),
        Shape::Choice(words) => words.join(" | "),
        Shape::List(Shape::Map(fields)) => {
            let keys: Vec<String> = fields.iter().map(|field| format!("#     {}: …\n", field.key)).collect();
            return format!("# {}:\n#   -\n{}", field.key, keys.concat());
        }
        Shape::List(Shape::Choice(words)) => format!("[{}]", words.join(", ")),
        Shape::List(_) => "[…]".to_owned(),
        Shape::Map(fields) => {
            format!("{{{}}}", fields.iter().map(|field| format!("{}: …", field.key)).collect::<Vec<_>>().join(", "))
        }
        Shape::Table(_) => "{}".to_owned(),
    };
    format!("# {}: {value}\n", field.key)
}
