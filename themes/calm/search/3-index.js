// Reads the index. Numbers are written in base 45 with the 90 signs from '#' on, without '\': the
// first 45 end a number, the others go on.
const STOP = .3

const numbers = text => {
  const out = []
  let value = 0, place = 1
  for (let at = 0; at < text.length; at++) {
    let sign = text.charCodeAt(at) - 35
    if (sign > 57) sign--
    value += sign % 45 * place
    if (sign < 45) {
      out.push(value)
      value = 0
      place = 1
    } else place *= 45
  }
  return out
}

// Words share a beginning with the word before them: a capital says how much.
const readWords = (text, groups) => {
  const words = [], classes = []
  let word = '', count = 0
  const back = numbers(groups)
  for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
    word = word.slice(0, shared.charCodeAt() - 65) + rest
    const step = back[words.length]
    classes.push(step ? count - step : count++)
    words.push(word)
  }
  return [words, classes]
}

// Postings: for each group its sections, with the level in the body and the strings of which it is a part.
const readPostings = (text, stops) => {
  const from = numbers(text), out = []
  let at = 0
  while (at < from.length) {
    const entries = []
    let section = -1
    let df = from[at++], count = df >> 1
    if (df & 1) count = from[at++]
    for (let n = count; n; n--) {
      const step = from[at++]
      section += (step >> 2) + 1
      let level = (step & 3) + 1, heads = []
      if (level > 3) {
        const many = from[at++]
        level = many & 3
        for (let head = many >> 2; head; head--) heads.push([from[at] % 3, (from[at++] / 3) | 0, from[at++]])
      }
      entries.push([section, level, heads])
    }
    // Met only where people ask, and hardly there: it may be a misspelling that an author foresaw.
    const weak = entries.length < 3 && entries.every(([, level, heads]) => !level && heads.every(([field]) => field > 1))
    out.push({ df: df >> 1, entries, weak, stop: stops.has(out.length) })
  }
  return out
}

const readPhrases = text => {
  const from = numbers(text), out = new Map()
  let at = 0
  const take = () => from.slice(at + 1, at += from[at] + 1)
  while (at < from.length) {
    const key = take().join()
    const meanings = []
    for (let n = from[at++]; n; n--) meanings.push([take(), from[at++] / 100])
    out.set(key, meanings)
  }
  return out
}

const open = core => {
  const [words, classes] = readWords(core.words, core.groups)
  const classOf = new Map(words.map((word, at) => [word, classes[at]]))
  const pages = core.pages.map(([url, title, kind, summary, boost, ...sections]) => ({ url, title, kind: core.kinds[kind][0], label: core.kinds[kind][1], summary, boost, sections }))
  const pageOf = pages.flatMap((page, number) => Array(page.sections.length / 2).fill(number))
  const index = { pages, pageOf, words, classes, classOf, letters: words.map(word => [...word]), postings: readPostings(core.postings, new Set(numbers(core.stops))), phrases: readPhrases(core.phrases) }
  index.leads = core.leads.map(([patterns, words, ...to]) => ({ patterns: patterns.map(numbers), words, to }))
  index.weight = group => {
    const { stop, df } = index.postings[group]
    return stop ? STOP : Math.log(1 + (pageOf.length - df + .5) / (df + .5))
  }
  return index
}
