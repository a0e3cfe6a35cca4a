//! What follows the `?` of an address of the desk: which part of a long list, and what of it.

use crate::base::{decode_path, encode_path};

/// Where the desk is.
pub(super) const ROOT: &str = "/_candor";

/// So many rows of a list are shown at once.
const ROWS: usize = 100;

/// Names and values, in their order.
#[derive(Debug)]
pub(super) struct Query {
    path: String,
    pairs: Vec<(String, String)>,
}

/// A stretch of a list.
pub(super) struct Stretch<'a, T> {
    pub(super) rows: &'a [T],
    /// The number of its first row, from 1.
    pub(super) first: usize,
    pub(super) all: usize,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Query {
    pub(super) fn read(path: &str, query: &str) -> Self {
        let word = |text: &str| decode_path(&text.replace('+', " ")).unwrap_or_default();
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        Self { path: path.to_owned(), pairs: pairs.map(|(name, value)| (word(name), word(value))).collect() }
    }

    /// The value of a name; none for an empty one.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.pairs.iter().find(|(own, _)| own == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// The address of this page with another value of a name and, of the others, those that choose what is shown.
    pub(super) fn with(&self, name: &str, value: &str) -> String {
        let own = self.pairs.iter().filter(|(own, value)| own != name && !value.is_empty());
        let pair = |(name, value): (&str, &str)| format!("{}={}", part(name), part(value));
        let pairs = own.map(|(name, value)| (name.as_str(), value.as_str())).chain([(name, value)]).map(pair);
        format!("{ROOT}/{}?{}", encode_path(&self.path), pairs.collect::<Vec<_>>().join("&"))
    }

    /// The rows of a list that are to be shown: its name tells from which on.
    pub(super) fn stretch<'a, T>(&self, list: &str, all: &'a [T]) -> Stretch<'a, T> {
        let last = all.len().saturating_sub(1) / ROWS * ROWS;
        let wanted = self.get(list).and_then(|from| from.parse::<usize>().ok()).unwrap_or(1);
        let from = (wanted.saturating_sub(1) / ROWS * ROWS).min(last);
        let to = |from: usize| format!("{}#{list}", self.with(list, &(from + 1).to_string()));
        Stretch {
            rows: &all[from..(from + ROWS).min(all.len())],
            first: from + 1,
            all: all.len(),
            before: (from > 0).then(|| to(from - ROWS)),
            after: (from + ROWS < all.len()).then(|| to(from + ROWS)),
        }
    }
}

/// The address of a part of the desk that shows what has a value alone.
pub(super) fn only(path: &str, name: &str, value: &str) -> String {
    format!("{ROOT}/{path}?{name}={}", part(value))
}

fn part(text: &str) -> String {
    encode_path(text).replace('&', "%26").replace('=', "%3D").replace('+', "%2B")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_in_one_stretch() {
        let all: Vec<usize> = (0..1001).collect();
        let (mut seen, mut next) = (Vec::<usize>::new(), Some("/_candor/pages?q=a%20b".to_owned()));
        while let Some(address) = next {
            let (path, query) = address.split_once('?').unwrap();
            let query = Query::read(&path["/_candor/".len()..], query.split('#').next().unwrap());
            assert_eq!(query.get("q"), Some("a b"));
            let stretch = query.stretch("list", &all);
            assert_eq!(stretch.first, stretch.rows[0] + 1);
            seen.extend(stretch.rows);
            next = stretch.after;
        }
        assert_eq!(seen, all);
        for odd in ["list=0", "list=99999999999999999999", "list=-1", "list=1002", "list=%ff", "&&=&list", "list=5000"]
        {
            assert!(!Query::read("pages", odd).stretch("list", &all).rows.is_empty(), "{odd}");
        }
        assert!(Query::read("pages", "list=7").stretch::<u8>("list", &[]).rows.is_empty());
    }
}
