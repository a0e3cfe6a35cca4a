// How far a misspelt word is from a known one, in the mistakes that people make.
const SOUNDS = ['ckqx', 'sz', 'fv', 'iye', 'gj', 'dt', 'bp', 'mn', 'ckg']

const limitOf = letters => letters < 4 ? 0 : letters < 6 ? 1.05 : letters < 9 ? 1.7 : 2.3
const vowel = letter => 'aeiouy'.includes(letter)
const swap = (a, b) => a === b ? 0 : SOUNDS.some(group => group.includes(a) && group.includes(b)) ? .55 : vowel(a) && vowel(b) ? .6 : 1
const gap = (letter, beside) => beside === letter ? .4 : vowel(letter) || letter === 'h' ? .8 : 1

const distance = (typed, word, limit) => {
  let before = [], last = [0]
  for (let j = 1; j <= word.length; j++) last[j] = last[j - 1] + gap(word[j - 1], word[j - 2])
  for (let i = 1; i <= typed.length; i++) {
    const letter = typed[i - 1]
    const row = [last[0] + gap(letter, typed[i - 2])]
    let least = row[0]
    for (let j = 1; j <= word.length; j++) {
      const other = word[j - 1]
      let cost = Math.min(last[j - 1] + swap(letter, other), last[j] + gap(letter, typed[i - 2]), row[j - 1] + gap(other, word[j - 2]))
      if (i > 1 && j > 1 && letter === word[j - 2] && typed[i - 2] === other && letter !== other) cost = Math.min(cost, before[j - 2] + .7)
      row[j] = cost
      least = Math.min(least, cost)
    }
    if (least > limit) return least
    before = last
    last = row
  }
  return last[word.length] + (typed[0] === word[0] ? 0 : .4)
}
