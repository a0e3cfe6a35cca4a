// How far a misspelt word is from a known one, in the mistakes that people make.
const limitOf = letters => LIMITS[letters] ?? LIMIT
const vowel = letter => 'aeiouy'.includes(letter)
const swap = (a, b) => a === b ? 0 : SOUNDS.some(group => group.includes(a) && group.includes(b)) ? ALIKE : vowel(a) && vowel(b) ? VOWEL : 1
const gap = (letter, beside) => beside === letter ? DOUBLED : vowel(letter) || letter === 'h' ? QUIET : 1

// Calls `see` with the place and the cost of each of the sorted words, given by their letters, that is no further from
// what was typed than `limit`. Words with the same beginning share its rows of costs, and all fail with it.
const closest = (typed, words, limit, see) => {
  const own = typed.map((letter, at) => gap(letter, typed[at - 1])), swaps = new Map()
  const rows = [[0]], least = [0]
  own.forEach((cost, at) => rows[0].push(rows[0][at] + cost))
  const write = (word, at) => {
    const letter = word[at], added = gap(letter, word[at - 1]), last = rows[at], row = rows[at + 1] ??= []
    if (!swaps.has(letter)) swaps.set(letter, typed.map(other => swap(other, letter)))
    const costs = swaps.get(letter)
    let most = row[0] = last[0] + added
    for (let j = 1; j <= typed.length; j++) {
      let cost = Math.min(last[j - 1] + costs[j - 1], row[j - 1] + own[j - 1], last[j] + added)
      if (at && j > 1 && typed[j - 1] === word[at - 1] && typed[j - 2] === letter && letter !== typed[j - 1]) cost = Math.min(cost, rows[at - 1][j - 2] + TURNED)
      row[j] = cost
      if (cost < most) most = cost
    }
    least[at + 1] = most
  }
  let before = [], hopeless = Infinity
  words.forEach((word, place) => {
    if (Math.abs(word.length - typed.length) > 3 || word.length < 3) return
    let at = 0
    while (at < before.length && before[at] === word[at]) at++
    before = word
    if (at >= hopeless) return
    hopeless = Infinity
    const first = typed[0] === word[0] ? 0 : FIRST, rest = limit - first + NOTHING
    for (; at < word.length; at++) {
      write(word, at)
      if (least[at + 1] > rest && least[at] + TURNED > rest) {
        hopeless = at + 1
        return
      }
    }
    const cost = rows[at][typed.length] + first
    if (cost <= limit) see(place, cost)
  })
}
