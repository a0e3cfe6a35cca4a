//! Questions to a person, one after the other, each until its answer fits.

use super::outcome::Refusal;
use crate::base::visible;
use crate::config;
use std::io::{BufRead, Write};

/// Whom to ask, and where to ask it. Where there is nobody, the defaults hold.
pub(super) struct Dialogue<'d> {
    pub(super) input: Option<&'d mut dyn BufRead>,
    pub(super) output: &'d mut dyn Write,
}

/// What is asked.
pub(super) struct Question<'q> {
    /// The key of book.toml whose words ask.
    pub(super) key: &'static str,
    /// The answer that was given on the command line: nothing is asked then.
    pub(super) given: Option<&'q str>,
    /// The answer where nobody can be asked.
    pub(super) unasked: &'q str,
    /// What an empty answer means.
    pub(super) empty: &'q str,
    /// What else helps to answer.
    pub(super) more: String,
}

impl Dialogue<'_> {
    /// The answer, as `read` takes it. A wrong one on the command line ends the command; one that is typed is asked for
    /// again.
    pub(super) fn ask<T>(
        &mut self,
        question: &Question<'_>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Refusal> {
        let nobody = Some(question.unasked).filter(|_| self.input.is_none());
        if let Some(known) = question.given.or(nobody) {
            return read(known).map_err(Refusal::Usage);
        }
        let (label, hint) = config::field(question.key)
            .and_then(|field| field.ask)
            .map_or((question.key, ""), |ask| (ask.label, ask.hint));
        self.tell(&format!("\n{label}"));
        for help in [hint, &question.more].into_iter().filter(|help| !help.is_empty()) {
            self.tell(&format!("  {help}"));
        }
        let proposed = if question.empty.is_empty() { String::new() } else { format!("[{}] ", question.empty) };
        loop {
            let _ = write!(self.output, "{proposed}> ").and_then(|()| self.output.flush());
            let line = self.line()?;
            match read(if line.is_empty() { question.empty } else { &line }) {
                Ok(answer) => return Ok(answer),
                Err(wrong) => self.tell(&format!("  {wrong}.")),
            }
        }
    }

    pub(super) fn tell(&mut self, text: &str) {
        // Who can't be told can't be asked either: the input ends.
        let _ = text.lines().try_for_each(|line| writeln!(self.output, "{}", visible(line)));
    }

    /// A line of the input, without what a terminal mixes in.
    fn line(&mut self) -> Result<String, Refusal> {
        let mut bytes = Vec::new();
        let read = self.input.as_mut().map_or(Ok(0), |input| input.read_until(b'\n', &mut bytes));
        match read {
            Ok(0) | Err(_) => {
                Err(Refusal::Usage("the input ended before the last question; nothing was written".into()))
            }
            Ok(_) => {
                let text = String::from_utf8_lossy(&bytes);
                Ok(text.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned())
            }
        }
    }
}
