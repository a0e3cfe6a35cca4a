//! `init --ci`: what a host of repositories reads to check a site at each change, and to publish it.

use clap::ValueEnum;

/// Who keeps the repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Keeper {
    /// GitHub (publishes to GitHub Pages)
    Github,
    /// GitLab (publishes to GitLab Pages)
    Gitlab,
}

impl Keeper {
    /// Where its file lies in the site's folder.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Github => ".github/workflows/site.yml",
            Self::Gitlab => ".gitlab-ci.yml",
        }
    }

    pub(super) fn workflow(self) -> &'static str {
        match self {
            Self::Github => include_str!("workflows/github.yml"),
            Self::Gitlab => include_str!("workflows/gitlab.yml"),
        }
    }

    /// What somebody is told who has its file now.
    pub(super) fn told(self) -> String {
        format!(
            "{} checks and publishes the site at every change; its first lines say what to set up once.",
            self.path()
        )
    }
}
