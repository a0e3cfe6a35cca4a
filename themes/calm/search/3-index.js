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

// Words share a beginning with the word before them: a capital says how much. Their groups are told
// by how far each is from the next new one.
const readWords = (text, groups) => {
  const words = [], classes = []
  let word = '', next = 0
  const steps = numbers(groups)
  for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
    word = word.slice(0, shared.charCodeAt() - 65) + rest
    const step = steps[words.length], group = next + (step & 1 ? -(step + 1) / 2 : step / 2)
    next = Math.max(next, group + 1)
    classes.push(group)
    words.push(word)
  }
  return [words, classes]
}

// Postings: for each group its sections, with the level in the body and the strings of which it is a part.
const readPostings = (text, index, group) => {
  const from = numbers(text)
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
    index.postings[group++] = { df: df >> 1, entries, weak }
  }
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

const card = ([url, title, kind, summary, boost, ...sections], kinds) => ({ url, title, kind: kinds[kind][0], label: kinds[kind][1], summary, boost, sections })

// A large site's index comes in parts. What is not there yet is noted as missing, and counts as nothing.
const open = core => {
  const [words, classes] = readWords(core.words, core.groups)
  const { kinds } = core, shards = core.shards && numbers(core.shards)
  const sizes = shards ? numbers(core.sizes) : core.pages.map(page => (page.length - 5) / 2)
  const outlines = shards && numbers(core.outlines)
  const index = { words, classes, shards, kinds, texts: [], postings: [], missing: new Set(), loaded: new Set() }
  index.pages = shards ? outlines.map(one => ({ kind: kinds[(one / 11) | 0][0], boost: one % 11 })) : core.pages.map(page => card(page, kinds))
  index.pageOf = sizes.flatMap((size, page) => Array(size).fill(page))
  index.first = []
  sizes.reduce((sum, size, page) => (index.first[page] = sum) + size, 0)
  index.classOf = new Map(words.map((word, at) => [word, classes[at]]))
  index.letters = words.map(word => [...word])
  index.phrases = readPhrases(core.phrases)
  index.leads = core.leads.map(([patterns, words, ...to]) => ({ patterns: patterns.map(numbers), words, to }))
  const [openers, endings, others] = core.tongue.map(words => words.split(' '))
  Object.assign(index, { openers, endings, others })
  const stops = new Set(numbers(core.stops))
  index.stop = group => stops.has(group)
  index.at = group => {
    if (!index.postings[group]) index.missing.add('b' + (shards.findLastIndex(first => first <= group)))
    return index.known(group)
  }
  index.known = group => index.postings[group] ?? { df: 0, entries: [] }
  index.find = word => {
    const group = index.classOf.get(word)
    const shard = group === undefined && shards && 'b' + Math.max(0, core.firsts.findLastIndex(first => first <= word))
    if (shard && !index.loaded.has(shard)) index.missing.add(shard)
    return group
  }
  index.weight = group => index.stop(group) ? STOP : Math.log(1 + (index.pageOf.length - index.at(group).df + .5) / (index.at(group).df + .5))
  if (!shards) readPostings(core.postings, index, 0)
  return index
}

const addShard = (index, name, shard) => {
  const number = +name.slice(1)
  index.loaded.add(name)
  if (name[0] === 'b') {
    const [words, classes] = readWords(shard.words, shard.groups)
    words.forEach((word, at) => index.classOf.set(word, classes[at]))
    readPostings(shard.postings, index, index.shards[number])
  } else {
    shard.pages.forEach((page, at) => index.pages[number * 8 + at] = card(page, index.kinds))
    shard.texts.forEach((text, at) => index.texts[index.first[number * 8] + at] = text)
  }
}
