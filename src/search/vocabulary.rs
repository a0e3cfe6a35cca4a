//! A vocabulary: words, each once, numbered in the order in which they were first met. They lie in one text, so
//! that many thousands cost no allocation each.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Words by number.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    text: String,
    ends: Vec<u32>,
}

impl Vocabulary {
    /// The word of a number.
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[number] as usize]
    }

    /// All of them, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|number| self.get(number))
    }
}

/// A vocabulary while it grows.
#[derive(Debug, Default)]
pub(crate) struct VocabularyBuilder {
    words: Vocabulary,
    /// The key and the number of each word.
    numbers: HashTable<(u64, u32)>,
    hasher: DefaultHashBuilder,
}

impl VocabularyBuilder {
    /// The number of a word, which gets one if it has none.
    pub(crate) fn add(&mut self, word: &str) -> u32 {
        let Self { words, numbers, hasher } = self;
        let key = short(word).unwrap_or_else(|| hasher.hash_one(word) | LONG);
        let same = |(known, number): &(u64, u32)| *known == key && (key < LONG || words.get(*number) == word);
        if let Some((_, number)) = numbers.find(spread(key), same) {
            return *number;
        }
        let number = words.ends.len() as u32;
        words.text.push_str(word);
        words.ends.push(words.text.len() as u32);
        numbers.insert_unique(spread(key), (key, number), |(key, _)| spread(*key));
        number
    }

    /// The vocabulary, ready to be kept.
    pub(crate) fn build(mut self) -> Vocabulary {
        self.words.text.shrink_to_fit();
        self.words.ends.shrink_to_fit();
        self.words
    }
}

/// What the keys of words have that are not their own keys.
const LONG: u64 = 1 << 63;

/// A word of at most seven bytes, as most are, as its own key: it need not be compared.
fn short(word: &str) -> Option<u64> {
    (word.len() < 8).then(|| word.bytes().fold(1, |key, byte| key << 8 | u64::from(byte)))
}

/// The bits of a key, so that all count in every part.
fn spread(key: u64) -> u64 {
    let spread = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    spread ^ spread >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_one_number_each() {
        let mut builder = VocabularyBuilder::default();
        let word = |number: usize| format!("{}w{}", "long".repeat(number % 4), number * 7 % 250);
        let all: Vec<String> = (0..3_000).map(|number| word(number % 250)).collect();
        let numbers: Vec<u32> = all.iter().map(|word| builder.add(word)).collect();
        let words = builder.build();
        assert_eq!(words.iter().count(), 250);
        for (word, number) in all.iter().zip(numbers) {
            assert_eq!(words.get(number), word);
        }
        assert_eq!(words.iter().next(), Some("w0"));
    }
}
