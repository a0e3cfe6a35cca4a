// From what a reader typed to the sections that answer it: query.rs, pinned.rs and ranking.rs, line by line.
const length = word => [...word].length

const ask = (index, query, complete) => {
  const corrected = []
  const typed = tokens(query).slice(0, LONGEST)
  join(index, typed)
  split(index, typed, complete)
  const read = typed.map((word, at) => readings(index, word, !complete && at + 1 === typed.length, corrected))
  let clauses = clausesOf(index, read)
  if (clauses.every(clause => clause.stop)) for (const clause of clauses) clause.stop = false
  // Where every list is fetched, words that mean little are not worth it.
  else if (index.shards) clauses = clauses.filter(clause => !clause.stop)
  return { hits: rank(index, clauses, /[?¿؟]/.test(query) || index.openers.includes(typed[0])), corrected, pin: pinOf(index, read), typed, stems: new Set(clauses.filter(clause => !clause.stop).flatMap(clause => clause.readings).flatMap(([stems]) => stems)) }
}

const join = (index, typed) => {
  for (let at = 0; at + 1 < typed.length; at++) {
    const [a, b] = [typed[at], typed[at + 1]], stems = [a, b].map(word => index.stemOf.get(word))
    const stem = index.stemOf.get(a + b)
    const apart = (length(a) < 3 || length(b) < 3) && !stems.every(index.stop) || stems.includes(undefined)
    if (apart && length(a + b) > 3 && stem !== undefined && !index.stop(stem)) typed.splice(at, 2, a + b)
  }
}

const split = (index, typed, complete) => {
  const part = word => {
    const stem = index.stemOf.get(word)
    return length(word) > 2 && stem !== undefined && !index.known(stem).weak
  }
  for (let at = typed.length; at--;) {
    const letters = [...typed[at]]
    if (index.stemOf.has(typed[at]) || !complete && at + 1 === typed.length) continue
    for (let n = letters.length - 1; n; n--) {
      const parts = [letters.slice(0, n).join(''), letters.slice(n).join('')]
      if (!parts.every(part)) continue
      if (otherForm(index, typed[at]) === undefined && !(corrections(index, typed[at])[0]?.[0] <= SLIP)) typed.splice(at, 1, ...parts)
      break
    }
  }
}

const readings = (index, word, growing, corrected) => {
  const out = []
  const add = (stem, weight) => out.some(([known]) => known === stem) || out.push([stem, weight])
  const own = index.find(word) ?? otherForm(index, word)
  if (own !== undefined) add(own, 1)
  if (growing && length(word) > 1) {
    const weight = out.length ? BEGUN : GUESSED
    for (const stem of completions(index, word)) add(stem, weight)
  }
  if (!out.length || !growing && !index.stop(out[0][0]) && index.at(out[0][0]).weak) {
    const found = corrections(index, word)
    if (found.length && own === undefined) corrected.push([word, index.words[found[0][2]]])
    for (const [cost, , place] of found) add(index.stems[place], 1 - MISTAKE * cost)
  }
  return out
}

const otherForm = (index, word) => {
  for (const ending of index.endings) {
    const start = word.slice(0, -ending.length)
    if (!word.endsWith(ending) || length(start) < 4) continue
    for (const other of ['', ...index.others]) {
      const stem = index.stemOf.get(start + other)
      if (stem !== undefined) return stem
    }
  }
}

const completions = (index, word) => {
  const found = new Set()
  index.words.forEach((known, at) => {
    if (known.startsWith(word) && !index.stop(index.stems[at])) found.add(index.stems[at])
  })
  return [...found].sort((a, b) => index.known(b).df - index.known(a).df || a - b).slice(0, COMPLETIONS)
}

const corrections = (index, word) => {
  const letters = [...word], limit = limitOf(letters.length), found = []
  if (!limit || /\d/.test(word)) return found
  closest(letters, index.letters, limit, (place, cost) => {
    // Of lists that are fetched nothing is known before; what is meant may not change with what has come.
    const { df, weak } = index.shards ? { df: 0 } : index.known(index.stems[place])
    found.push([cost + (weak ? WEAK : 0), df, place])
  })
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2])
  return found.filter(one => one[0] <= found[0][0] + BESIDE).slice(0, CORRECTIONS)
}

// A pattern's 0 stands for up to three words, an odd number for a set. What a pin says is harmless is not heard.
const pinOf = (index, read) => index.pins.find(({ patterns, but }) => {
  const heard = read.map(one => one.map(([stem]) => stem))
  for (const pattern of but) heard.forEach((_, at) => heard.fill([], at, at + (ends(index, heard, at, pattern) ?? 0)))
  return patterns.some(pattern => heard.some((_, at) => ends(index, heard, at, pattern) !== undefined))
})

// How many words a pattern takes from a place on.
const ends = (index, heard, at, [first, ...rest]) => {
  if (first === undefined) return 0
  const fits = stem => first & 1 ? index.sets[first >> 1].has(stem) : stem === first / 2 - 1
  const least = first ? 1 : 0
  if (first && !heard[at]?.some(fits)) return
  for (let skip = least; skip <= (first ? 1 : GAP) && at + skip <= heard.length; skip++) {
    const more = ends(index, heard, at + skip, rest)
    if (more !== undefined) return skip + more
  }
}

const clausesOf = (index, read) => {
  const out = []
  for (let at = 0; at < read.length;) {
    let many = 1, all = []
    for (let n = Math.min(PHRASE, read.length - at); n; n--) {
      const own = read.slice(at, at + n)
      if (own.some(one => !one.length)) continue
      const meanings = index.synonyms.get(own.map(one => one[0][0]).join())
      if (!meanings) continue
      many = n
      if (n > 1) all.push([own.map(one => one[0][0]), own.reduce((least, one) => Math.min(least, one[0][1]), 1)])
      all.push(...meanings)
      break
    }
    if (many === 1) all = [...read[at].map(([stem, weight]) => [[stem], weight]), ...all]
    if (all.length) {
      const weight = all.reduce((most, [stems, weight]) => Math.max(most, weight * sum(index, stems)), 0)
      out.push({ readings: all, weight, stop: many === 1 && all.every(([stems]) => stems.every(index.stop)) })
    }
    at += many
  }
  return out
}

const sum = (index, stems) => stems.reduce((total, stem) => total + index.weight(stem), 0)

const rank = (index, clauses, question) => {
  const asked = clauses.reduce((total, clause) => total + clause.weight, 0)
  const body = new Map(), covered = new Map(), names = new Map(), best = new Map(), title = new Map(), around = new Map()
  for (const clause of clauses) count(index, clause, body, covered, names)
  for (const [[section, , field, name], part, found] of names.values()) {
    const cover = Math.min(found / index.mass(name), 1)
    const value = FIELDS[field] * (part / asked) * Math.sqrt(cover) * Math.sqrt(Math.sqrt(cover)) * part
    const [first, second] = best.get(section) ?? [0, 0]
    best.set(section, [Math.max(first, value), Math.max(second, Math.min(first, value))])
    if (!field) title.set(index.pageOf[section], value)
  }
  for (const [section, cover] of covered) {
    const page = index.pageOf[section], value = body.get(section) * (ALONE + (1 - ALONE) * cover / asked)
    body.set(section, value)
    around.set(page, (around.get(page) ?? 0) + value)
  }
  const hits = []
  for (const section of covered.keys()) {
    const number = index.pageOf[section], page = index.pages[number], [first, second] = best.get(section) ?? [0, 0]
    let score = body.get(section) + AROUND * around.get(number) + HEAD * (Math.max(first, INHERITED * (title.get(number) ?? 0)) + SECOND * second)
    if (question && page.kind === 'faq') score *= QUESTION
    if (page.kind === 'term') score *= WORD
    score *= 1 + BOOST * page.boost
    hits.push({ section, score: rounded(score) })
  }
  return few(index, hits)
}

const rounded = score => Math.round(score * 1e6) / 1e6
const sort = hits => hits.sort((a, b) => b.score - a.score || a.section - b.section)

// The best: a page's second section makes room for others.
const few = (index, hits) => {
  const least = sort(hits)[0]?.score * LEAST, seen = new Map()
  return sort(hits.filter(hit => {
    const page = index.pageOf[hit.section], many = (seen.get(page) ?? 0) + 1
    seen.set(page, many)
    if (many > 1) hit.score = rounded(hit.score * AGAIN)
    return many <= PER_PAGE && hit.score >= least
  })).slice(0, MOST)
}

const count = (index, clause, body, covered, names) => {
  const levels = new Map(), touched = new Map(), best = new Map()
  const raise = (map, key, value) => map.set(key, Math.max(map.get(key) ?? 0, value))
  for (const [stems, weight] of clause.readings) {
    const whole = sum(index, stems), here = new Map(), named = new Map()
    for (const stem of stems) {
      const tells = index.weight(stem), known = index.at(stem)
      for (const entry of known.body) {
        const section = entry >> 2, added = tells * LEVELS[entry & 3], one = here.get(section)
        if (one) {
          one[0] += added
          one[1] += tells
          one[2] = stem
        } else here.set(section, [added, tells, stem])
      }
      for (const name of known.names) {
        const [section, place] = name, key = section * 256 + place
        const one = here.get(section)
        if (!one) here.set(section, [0, tells, stem])
        else if (one[2] !== stem) {
          one[1] += tells
          one[2] = stem
        }
        named.set(key, (named.get(key) ?? 0) + tells)
        if (!names.has(key)) names.set(key, [name, 0, 0])
      }
    }
    for (const [section, [sums, found]] of here) {
      const part = found / whole
      raise(levels, section, weight * sums * part)
      raise(touched, section, weight * part)
    }
    for (const [key, found] of named) {
      const part = weight * found / whole
      const [most, all] = best.get(key) ?? [0, 0]
      const more = rounded(part) - rounded(most)
      if (more > 0 || !more && found > all) best.set(key, [part, found])
    }
  }
  // A word that means little is no reason to find a section.
  if (!clause.stop) {
    for (const [section, part] of touched) {
      body.set(section, (body.get(section) ?? 0) + levels.get(section))
      covered.set(section, (covered.get(section) ?? 0) + clause.weight * part)
    }
  }
  for (const [key, [part, found]] of best) {
    const name = names.get(key)
    name[1] += clause.weight * part
    name[2] += found
  }
}
