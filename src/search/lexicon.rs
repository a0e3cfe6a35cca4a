//! Words, each once, numbered in the order in which they were first met. They lie in one text, so
//! that many thousands cost no allocation each.

/// Words by number.
#[derive(Clone, Debug, Default)]
pub struct Words {
    text: String,
    ends: Vec<u32>,
}

impl Words {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word of a number.
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[number] as usize]
    }

    /// All of them, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.get(number))
    }
}

/// The places of the first table: a page of usual length needs no more.
const FEW: usize = 1024;

/// Words while they are gathered.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Words,
    /// Open addressing: a word's key, and its number and one, or 0. Its length is a power of two.
    table: Vec<(u64, u32)>,
}

impl Lexicon {
    /// The number of a word, which gets one if it has none.
    pub fn add(&mut self, word: &str) -> u32 {
        if self.words.len() * 2 >= self.table.len() {
            self.grow();
        }
        let key = key(word);
        let place = self.place(key, word);
        if let Some(number) = self.table[place].1.checked_sub(1) {
            return number;
        }
        let number = self.words.len() as u32;
        self.words.text.push_str(word);
        self.words.ends.push(self.words.text.len() as u32);
        self.table[place] = (key, number + 1);
        number
    }

    /// The words, ready to be kept.
    pub fn into_words(mut self) -> Words {
        self.words.text.shrink_to_fit();
        self.words.ends.shrink_to_fit();
        self.words
    }

    /// Where a word stands in the table, or would.
    fn place(&self, key: u64, word: &str) -> usize {
        let last = self.table.len() - 1;
        let mut place = spread(key) & last;
        loop {
            let (known, number) = self.table[place];
            let same = known == key && (word.len() <= SHORT || self.words.get(number - 1) == word);
            if number == 0 || same {
                return place;
            }
            place = (place + 1) & last;
        }
    }

    fn grow(&mut self) {
        let places = (self.table.len() * 2).max(FEW);
        for (key, number) in std::mem::replace(&mut self.table, vec![(0, 0); places]) {
            if number > 0 {
                let mut place = spread(key) & (places - 1);
                while self.table[place].1 > 0 {
                    place = (place + 1) & (places - 1);
                }
                self.table[place] = (key, number);
            }
        }
    }
}

/// Words of so many bytes are their own key.
const SHORT: usize = 8;

/// A number for a word: of a short one its bytes, of a longer one a mix of them that no short one has, for its last byte
/// is 0.
fn key(word: &str) -> u64 {
    let eight = |part: &[u8]| part.iter().fold(0, |eight, byte| eight << 8 | u64::from(*byte));
    if word.len() <= SHORT {
        return eight(word.as_bytes());
    }
    let mixed = word
        .as_bytes()
        .chunks(SHORT)
        .fold(0_u64, |mixed, part| (mixed.rotate_left(23) ^ eight(part)).wrapping_mul(ODD));
    mixed << 8
}

const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A place in a table for a key, before it is made to fit.
fn spread(key: u64) -> usize {
    (key.wrapping_mul(ODD) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_one_number_each() {
        let mut lexicon = Lexicon::default();
        let word = |number: usize| format!("{}w{}", "long".repeat(number % 4), number * 7 % 250);
        let all: Vec<String> = (0..3_000).map(|number| word(number % 250)).collect();
        let numbers: Vec<u32> = all.iter().map(|word| lexicon.add(word)).collect();
        let words = lexicon.into_words();
        assert_eq!(words.len(), 250);
        for (word, number) in all.iter().zip(numbers) {
            assert_eq!(words.get(number), word);
        }
        assert_eq!(words.iter().next(), Some("w0"));
    }
}
