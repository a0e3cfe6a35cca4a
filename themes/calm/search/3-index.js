// Reads the index. Numbers are written in base 45 with the 90 signs from '#' on, without '\': the
// first 45 end a number, the others go on.

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

// Words share a beginning with the word before them: a capital says how much. Their stems are told
// by how far each is from the next new one.
const readWords = ([text, coded]) => {
  const words = [], stems = []
  let word = '', next = 0
  const steps = numbers(coded)
  for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
    word = word.slice(0, shared.charCodeAt() - 65) + rest
    const step = steps[words.length], stem = next + (step & 1 ? -(step + 1) / 2 : step / 2)
    next = Math.max(next, stem + 1)
    stems.push(stem)
    words.push(word)
  }
  return [words, stems]
}

// A list of numbers that is read from its beginning.
const reader = text => {
  const all = numbers(text)
  let at = 0
  return { next: () => all[at++], take: many => all.slice(at, at += many), more: () => at < all.length }
}

// The sections of a stem's list, each by its step from the one before, with the level in the body: both in one
// number, for there are many.
const readBody = (from, many) => {
  let section = -1
  return from.take(many).map(step => (section += ((step / 3) | 0) + 1) * 4 + step % 3 + 1)
}

// A whole index: the lists, the names of which titles and headings are read from what is shown, and other names.
const readWhole = (index, { counts, postings, names }) => {
  const from = reader(postings), places = reader(names[0]), stems = reader(names[1])
  index.postings = numbers(counts).map(many => ({ body: readBody(from, many), names: [] }))
  const put = (section, place, field, stems) => {
    const name = [section, place, field, { stems }]
    for (const stem of stems) index.postings[stem].names.push(name)
  }
  let next = places.next()
  index.pageOf.forEach((page, section) => {
    const { title, sections } = index.pages[page], at = section - index.first[page]
    const words = tokens(at ? sections[2 * at + 1] : title)
    put(section, 0, +!!at, [...new Set(words.map(word => index.stemOf.get(word)))].sort((a, b) => a - b))
    for (let place = 1; next === 0; next = places.next()) {
      const size = places.next(), fields = FIELDS.length - 2
      put(section, place++, 2 + size % fields, stems.take((size / fields) | 0))
    }
    next--
  })
}

// A part of a large index: each list with what is known of its names.
const readPart = (index, text, stem) => {
  const from = reader(text)
  while (from.more()) {
    const df = from.next(), body = readBody(from, from.next()), names = []
    let section = 0
    for (let n = from.next(); n; n--) {
      section += from.next()
      const place = from.next()
      names.push([section, (place / FIELDS.length) | 0, place % FIELDS.length, { mass: from.next() }])
    }
    index.postings[stem++] = { df, body, names }
  }
}

// What may be typed for each meaning, by the stems of the phrase.
const readSynonyms = ([sizes, coded]) => {
  const from = reader(sizes), stems = reader(coded), out = new Map()
  while (from.more()) {
    const to = stems.take(from.next()), weight = from.next() / 100
    let first = 0
    for (let n = from.next(); n; n--) {
      const phrase = stems.take(from.next())
      first = phrase[0] += first
      const key = phrase.join()
      out.set(key, [...out.get(key) ?? [], [to, weight]])
    }
  }
  return out
}

// What is shown, like with like: each kind of text is one, with a line for each page or section. The
// first section of a page has no heading; an id that its heading tells is left out.
const readStored = (index, stored, page) => {
  const lines = text => {
    const all = text.split('\n')
    let at = 0
    return () => all[at++]
  }
  const [url, title, summary, heading, id] = ['urls', 'titles', 'summaries', 'headings', 'ids'].map(name => lines(stored[name]))
  const outlines = numbers(stored.outlines)
  numbers(stored.sizes).forEach((size, at) => {
    const [kind, label] = index.kinds[(outlines[at] / 11) | 0], sections = []
    for (let n = 0; n < size; n++) {
      const words = n ? heading() : ''
      sections.push(id() || tokens(words).join('-'), words)
    }
    index.pages[page++] = { url: url(), title: title(), summary: summary(), kind, label, boost: outlines[at] % 11, sections }
  })
}

// A large site's index comes in parts. What is not there yet is noted as missing, and counts as nothing.
const open = core => {
  const [words, stems] = readWords(core.words)
  const { kinds } = core, shards = core.shards && numbers(core.shards)
  const sizes = numbers((core.pages ?? core).sizes)
  const index = { words, stems, shards, kinds, pages: [], postings: [], missing: new Set(), loaded: new Set() }
  if (shards) index.pages = numbers(core.outlines).map(one => ({ kind: kinds[(one / 11) | 0][0], boost: one % 11 }))
  else readStored(index, core.pages, 0)
  index.pageOf = sizes.flatMap((size, page) => Array(size).fill(page))
  index.first = []
  sizes.reduce((sum, size, page) => (index.first[page] = sum) + size, 0)
  index.stemOf = new Map(words.map((word, at) => [word, stems[at]]))
  index.letters = words.map(word => [...word])
  index.synonyms = readSynonyms(core.synonyms)
  index.sets = core.sets.map(set => new Set(numbers(set)))
  index.pins = core.pins.map(([patterns, but, words, ...to]) => ({ patterns: patterns.map(numbers), but: but.map(numbers), words, to }))
  const [openers, endings, others] = core.locale.map(words => words.split(' '))
  Object.assign(index, { openers, endings, others })
  const stops = new Set(numbers(core.stops))
  index.stop = stem => stops.has(stem)
  index.at = stem => {
    if (!index.postings[stem]) index.missing.add('b' + (shards.findLastIndex(first => first <= stem)))
    return index.known(stem)
  }
  index.known = stem => {
    const one = index.postings[stem] ?? { df: 0, body: [], names: [], weak: false }
    one.df ??= new Set([...one.body.map(entry => entry >> 2), ...one.names.map(([section]) => section)]).size
    // Met only where people ask, and hardly there: it may be a misspelling that an author foresaw.
    one.weak ??= one.df < 3 && !one.body.length && one.names.every(([, , field]) => field > 1)
    return one
  }
  index.find = word => {
    const stem = index.stemOf.get(word)
    const shard = stem === undefined && shards && 'b' + Math.max(0, core.firsts.findLastIndex(first => first <= word))
    if (shard && !index.loaded.has(shard)) index.missing.add(shard)
    return stem
  }
  index.weight = stem => {
    const { df } = index.at(stem)
    return index.stop(stem) ? STOP : Math.log(1 + (index.pageOf.length - df + .5) / (df + .5))
  }
  // The sum of the weights of a name's stems, from the digit that stands for it.
  index.mass = name => {
    name.mass ??= Math.min(44, Math.max(0, Math.round(Math.log2(name.stems.reduce((sum, stem) => sum + index.weight(stem), 0)) * 4 + 8)))
    return 2 ** ((name.mass - 8) / 4)
  }
  if (!shards) readWhole(index, core)
  return index
}

const addShard = (index, name, shard) => {
  const number = +name.slice(1)
  index.loaded.add(name)
  if (name[0] === 'b') {
    const [words, stems] = readWords(shard.words)
    words.forEach((word, at) => index.stemOf.set(word, stems[at]))
    readPart(index, shard.postings, index.shards[number])
  } else {
    readStored(index, shard, number * PAGES)
  }
}
