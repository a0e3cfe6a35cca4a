//! A vocabulary: words, each once, numbered in the order in which they were first met. They lie in one text, so
//! that many thousands cost no allocation each.

use hashbrown::HashTable;

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
#[derive(Debug)]
pub(crate) struct VocabularyBuilder {
    words: Vocabulary,
    /// The key and the number of each word.
    numbers: HashTable<(Key, u32)>,
}

/// A page of usual length has no more words.
const FEW: usize = 448;

impl Default for VocabularyBuilder {
    fn default() -> Self {
        Self { words: Vocabulary::default(), numbers: HashTable::with_capacity(FEW) }
    }
}

impl VocabularyBuilder {
    /// The number of a word, which gets one if it has none.
    pub(crate) fn add(&mut self, word: &str) -> u32 {
        let Self { words, numbers } = self;
        let key = Key::of(word);
        let same = |(known, number): &(Key, u32)| *known == key && (key.is_word() || words.get(*number) == word);
        if let Some((_, number)) = numbers.find(key.spread(), same) {
            return *number;
        }
        let number = words.ends.len() as u32;
        words.text.push_str(word);
        words.ends.push(words.text.len() as u32);
        numbers.insert_unique(key.spread(), (key, number), |(key, _)| key.spread());
        number
    }

    /// The vocabulary, ready to be kept.
    pub(crate) fn build(mut self) -> Vocabulary {
        self.words.text.shrink_to_fit();
        self.words.ends.shrink_to_fit();
        self.words
    }
}

/// What a word is known by: its length, its beginning and its end. Nearly all words have no more letters than these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    first: u64,
    last: u64,
    length: u32,
}

impl Key {
    fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        let four = |part: Option<&[u8; 4]>| part.map_or(0, |part| u64::from(u32::from_le_bytes(*part)));
        let eight = |part: Option<&[u8; 8]>| part.map_or(0, |part| u64::from_le_bytes(*part));
        let (first, last) = match bytes {
            [] => (0, 0),
            [first, .., last] if bytes.len() < 4 => {
                (u64::from(*first) << 16 | u64::from(bytes[bytes.len() / 2]) << 8 | u64::from(*last), 0)
            }
            [one] => (u64::from(*one), 0),
            _ if bytes.len() < 8 => (four(bytes.first_chunk()) << 32 | four(bytes.last_chunk()), 0),
            _ => (eight(bytes.first_chunk()), eight(bytes.last_chunk())),
        };
        Self { first, last, length: bytes.len() as u32 }
    }

    /// Whether it is the whole of the word, which need not be compared.
    fn is_word(self) -> bool {
        self.length <= 16
    }

    /// Its bits, so that all count in every part.
    fn spread(self) -> u64 {
        let mixed = self.first ^ self.last.rotate_left(29) ^ u64::from(self.length);
        let spread = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        spread ^ spread >> 32
    }
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
        // Beginnings, ends and lengths that are alike.
        let alike =
            ["", "a", "aa", "aba", "aca", "aaaa", "aaaaa", "abcdefgh", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaabaaaaaaaa"];
        let alike = alike.iter().copied().chain(["aaaaaaaacaaaaaaaa", "aaaaaaaaaaaaaaaa", "ab", "ba"]);
        let mut builder = VocabularyBuilder::default();
        let numbers: Vec<u32> = alike.clone().chain(alike.clone()).map(|word| builder.add(word)).collect();
        assert_eq!(numbers, (0..15).chain(0..15).collect::<Vec<u32>>());
    }
}
