//! `merge/conflict`: marks of a merge are for those who write, and readers would find them.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::merge::marks;

pub(super) const RULE: Rule = Rule {
    code: "merge/conflict",
    severity: Severity::Error,
    why: "If you and the library changed the same lines, `candor adopt --merge` keeps both, with marks as in git: yours above the line `=======`, the library's below it. Choose one, and remove the marks.",
    files: &[page!("{}\n")],
    bad: "<<<<<<< yours\n\nOurs.\n\n=======\n\nTheirs.\n\n>>>>>>> pack",
    good: "Ours.",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let own = case.site.sources.in_force().filter(|(_, file)| !file.layer.is_built_in());
    // Of the brands, the chosen one stands in its own layer; what begins with a dot is kept, not read.
    let is_read = |path: &str| !path.starts_with('.') && (!path.starts_with("brands/") || path.ends_with(".toml"));
    for (id, file) in own.filter(|(_, file)| is_read(&file.path)) {
        for at in marks(file.text()) {
            let end = file.text()[at..].find('\n').map_or(file.text().len(), |end| at + end);
            let help = "keep the lines that you want from above or below `=======`; delete the others, and the three lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`";
            found.add(Span::new(id, at..end), "a merge left two versions here", help);
        }
    }
}
