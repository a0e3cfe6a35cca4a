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

/// Words while they are gathered.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Words,
    /// Open addressing: a word's number and one, or 0. Its length is a power of two.
    table: Vec<u32>,
}

impl Lexicon {
    /// The number of a word, which gets one if it has none.
    pub fn add(&mut self, word: &str) -> u32 {
        if self.words.len() * 2 >= self.table.len() {
            self.grow();
        }
        let place = self.place(word);
        if let Some(number) = self.table[place].checked_sub(1) {
            return number;
        }
        let number = self.words.len() as u32;
        self.words.text.push_str(word);
        self.words.ends.push(self.words.text.len() as u32);
        self.table[place] = number + 1;
        number
    }

    /// The words, ready to be kept.
    pub fn into_words(mut self) -> Words {
        self.words.text.shrink_to_fit();
        self.words.ends.shrink_to_fit();
        self.words
    }

    /// Where a word stands in the table, or would.
    fn place(&self, word: &str) -> usize {
        let last = self.table.len() - 1;
        let mut place = hash(word) as usize & last;
        while self.table[place] > 0 && self.words.get(self.table[place] - 1) != word {
            place = (place + 1) & last;
        }
        place
    }

    fn grow(&mut self) {
        self.table = vec![0; (self.table.len() * 2).max(64)];
        for number in 0..self.words.len() as u32 {
            let place = self.place(self.words.get(number));
            self.table[place] = number + 1;
        }
    }
}

/// Words are short: a letter at a time is as quick as anything.
fn hash(word: &str) -> u64 {
    let mixed = word
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_one_number_each() {
        let mut lexicon = Lexicon::default();
        let all: Vec<String> = (0..500).map(|number| format!("w{}", number * 7 % 250)).collect();
        let numbers: Vec<u32> = all.iter().map(|word| lexicon.add(word)).collect();
        let words = lexicon.into_words();
        assert_eq!(words.len(), 250);
        for (word, number) in all.iter().zip(numbers) {
            assert_eq!(words.get(number), word);
        }
        assert_eq!(words.iter().next(), Some("w0"));
    }
}
