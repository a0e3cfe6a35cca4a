//! How much each rule weighs on this site.

use super::rule::Rule;
use super::rules;
use crate::base::{Edit, Span, Whose, only};
use crate::config::{Config, Level};
use crate::diagnostic::{Code, Diagnostic, Severity, did_you_mean};

/// The levels that a site gives to rules, to families of rules, or to all; the narrowest wins.
#[derive(Clone, Debug, Default)]
pub(crate) struct Policy {
    levels: Vec<(String, Level)>,
    /// Whether the site has said why its readers' privacy may be weakened.
    weakens_privacy: bool,
    /// Whether strangers wrote the levels.
    distrusted: bool,
}

impl Policy {
    /// The levels of `[lint]`; a name that no rule and no family has is reported.
    pub(crate) fn new(config: &Config, sink: &mut Vec<Diagnostic>) -> Self {
        let mut levels = Vec::new();
        for (name, level, span) in &config.lint {
            if known(name) {
                levels.push((name.clone(), *level));
            } else {
                let known = rules::ALL.iter().map(|rule| rule.code).chain(families());
                let free = |name: &&str| !config.lint.iter().any(|(given, ..)| given == name);
                let fix = only(name, known, Whose::Ours).filter(free);
                sink.push(unknown(name, *span).fix(fix.map(|code| Edit::new(*span, format!("\"{code}\"")))));
            }
        }
        Self { levels, weakens_privacy: config.unsafe_override.is_some(), distrusted: false }
    }

    /// Whether nothing that strangers write may leave out what a rule finds here.
    pub(super) fn holds_firm(&self, code: Code) -> bool {
        self.distrusted && rules::named(code).is_some_and(Rule::is_firm)
    }

    /// From now on no level lowers what protects readers and hosts.
    pub(crate) fn distrust(&mut self) {
        self.distrusted = true;
    }

    /// What a finding weighs here; none when it is not to be reported. The settings' own faults weigh what
    /// their rules say, and so do those of privacy unless the site gives its readers a reason.
    pub(super) fn weigh(&self, finding: &Diagnostic) -> Option<Severity> {
        let rule = rules::named(finding.code)?;
        let own = finding.weight.unwrap_or(rule.severity);
        let family = finding.code.split('/').next().unwrap_or_default();
        if rule.is_fixed() || (family == "privacy" && !self.weakens_privacy) {
            return Some(own);
        }
        let level =
            [finding.code, family, "all"].iter().find_map(|name| self.levels.iter().find(|(own, _)| own == name));
        let weight = match level {
            Some((_, Level::Allow)) => None,
            Some((_, Level::Warn)) => Some(Severity::Warning),
            Some((_, Level::Deny)) => Some(Severity::Error),
            None => Some(own),
        };
        if self.distrusted && rule.is_firm() {
            return Some(weight.map_or(own, |weight| weight.min(own)));
        }
        weight
    }
}

fn families() -> impl Iterator<Item = &'static str> {
    rules::ALL.iter().filter_map(|rule| rule.code.split('/').next())
}

fn known(name: &str) -> bool {
    name == "all" || rules::ALL.iter().any(|rule| rule.code == name) || families().any(|family| family == name)
}

fn unknown(name: &str, span: Span) -> Diagnostic {
    let help = did_you_mean(name, rules::ALL.iter().map(|rule| rule.code).chain(families()));
    Diagnostic::new("config/unknown-rule", span, format!("there is no rule `{name}`"))
        .help(help.unwrap_or_else(|| "`candor explain` lists them all".into()))
}
