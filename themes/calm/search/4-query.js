// From what a reader typed to the sections that answer it: query.rs, line by line.
const LEVELS = [0, .25, .48, .72], FIELDS = [1, 1.05, .95]
const INHERITED = .35, HEAD = 2.6, SECOND = .25, AROUND = .1, AGAIN = .7, QUESTION = 1.12, PER_PAGE = 2, MOST = 20, LEAST = .25, WEAK = .3, SLIP = .7, LONGEST = 24, GAP = 3
const length = word => [...word].length

const ask = (index, query, complete) => {
  const corrected = []
  const typed = list(query).slice(0, LONGEST)
  join(index, typed)
  split(index, typed, complete)
  const read = typed.map((word, at) => readings(index, word, !complete && at + 1 === typed.length, corrected))
  let concepts = conceptsOf(index, read)
  if (concepts.every(concept => concept.stop)) for (const concept of concepts) concept.stop = false
  // Where every list is fetched, words that mean little are not worth it.
  else if (index.shards) concepts = concepts.filter(concept => !concept.stop)
  return { hits: rank(index, concepts, /[?¿؟]/.test(query) || index.openers.includes(typed[0])), corrected, lead: leadOf(index, read), typed, groups: new Set(concepts.filter(concept => !concept.stop).flatMap(concept => concept.readings).flatMap(([groups]) => groups)) }
}

const join = (index, typed) => {
  for (let at = 0; at + 1 < typed.length; at++) {
    const [a, b] = [typed[at], typed[at + 1]], groups = [a, b].map(word => index.classOf.get(word))
    const group = index.classOf.get(a + b)
    const apart = (length(a) < 3 || length(b) < 3) && !groups.every(index.stop) || groups.includes(undefined)
    if (apart && length(a + b) > 3 && group !== undefined && !index.stop(group)) typed.splice(at, 2, a + b)
  }
}

const split = (index, typed, complete) => {
  const part = word => {
    const group = index.classOf.get(word)
    return length(word) > 2 && group !== undefined && !index.known(group).weak
  }
  for (let at = typed.length; at--;) {
    const letters = [...typed[at]]
    if (index.classOf.has(typed[at]) || !complete && at + 1 === typed.length) continue
    for (let n = letters.length - 1; n; n--) {
      const parts = [letters.slice(0, n).join(''), letters.slice(n).join('')]
      if (!parts.every(part)) continue
      if (otherForm(index, typed[at]) === undefined && !(near(index, typed[at])[0]?.[0] <= SLIP)) typed.splice(at, 1, ...parts)
      break
    }
  }
}

const readings = (index, word, growing, corrected) => {
  const out = []
  const add = (group, weight) => out.some(([known]) => known === group) || out.push([group, weight])
  const own = index.find(word) ?? otherForm(index, word)
  if (own !== undefined) add(own, 1)
  if (growing && length(word) > 1) {
    const weight = out.length ? .5 : .9
    for (const group of grow(index, word)) add(group, weight)
  }
  if (!out.length || !growing && !index.stop(out[0][0]) && index.at(out[0][0]).weak) {
    const found = near(index, word)
    if (found.length && own === undefined) corrected.push([word, index.words[found[0][2]]])
    for (const [cost, , place] of found) add(index.classes[place], 1 - .22 * cost)
  }
  return out
}

const otherForm = (index, word) => {
  for (const ending of index.endings) {
    const stem = word.slice(0, -ending.length)
    if (!word.endsWith(ending) || length(stem) < 4) continue
    for (const other of ['', ...index.others]) {
      const group = index.classOf.get(stem + other)
      if (group !== undefined) return group
    }
  }
}

const grow = (index, word) => {
  const found = new Set()
  index.words.forEach((known, at) => {
    if (known.startsWith(word) && !index.stop(index.classes[at])) found.add(index.classes[at])
  })
  return [...found].sort((a, b) => index.known(b).df - index.known(a).df || a - b).slice(0, 6)
}

const near = (index, word) => {
  const letters = [...word], limit = limitOf(letters.length), found = []
  if (!limit || /\d/.test(word)) return found
  closest(letters, index.letters, limit, (place, cost) => {
    // Of lists that are fetched nothing is known before; what is meant may not change with what has come.
    const { df, weak } = index.shards ? { df: 0 } : index.known(index.classes[place])
    found.push([cost + (weak ? WEAK : 0), df, place])
  })
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2])
  return found.filter(one => one[0] <= found[0][0] + .35).slice(0, 4)
}

// A pattern's 0 stands for up to three words, an odd number for a set. What a lead says is harmless is not heard.
const leadOf = (index, read) => index.leads.find(({ patterns, but }) => {
  const heard = read.map(one => one.map(([group]) => group))
  for (const pattern of but) heard.forEach((_, at) => heard.fill([], at, at + (ends(index, heard, at, pattern) ?? 0)))
  return patterns.some(pattern => heard.some((_, at) => ends(index, heard, at, pattern) !== undefined))
})

// How many words a pattern takes from a place on.
const ends = (index, heard, at, [first, ...rest]) => {
  if (first === undefined) return 0
  const fits = group => first & 1 ? index.sets[first >> 1].has(group) : group === first / 2 - 1
  const least = first ? 1 : 0
  if (first && !heard[at]?.some(fits)) return
  for (let skip = least; skip <= (first ? 1 : GAP) && at + skip <= heard.length; skip++) {
    const more = ends(index, heard, at + skip, rest)
    if (more !== undefined) return skip + more
  }
}

const conceptsOf = (index, read) => {
  const out = []
  for (let at = 0; at < read.length;) {
    let many = 1, all = []
    for (let n = Math.min(6, read.length - at); n; n--) {
      const own = read.slice(at, at + n)
      if (own.some(one => !one.length)) continue
      const meanings = index.phrases.get(own.map(one => one[0][0]).join())
      if (!meanings) continue
      many = n
      if (n > 1) all.push([own.map(one => one[0][0]), own.reduce((least, one) => Math.min(least, one[0][1]), 1)])
      all.push(...meanings)
      break
    }
    if (many === 1) all = [...read[at].map(([group, weight]) => [[group], weight]), ...all]
    if (all.length) {
      const weight = all.reduce((most, [groups, weight]) => Math.max(most, weight * sum(index, groups)), 0)
      out.push({ readings: all, weight, stop: many === 1 && all.every(([groups]) => groups.every(index.stop)) })
    }
    at += many
  }
  return out
}

const sum = (index, groups) => groups.reduce((total, group) => total + index.weight(group), 0)

const rank = (index, concepts, question) => {
  const asked = concepts.reduce((total, concept) => total + concept.weight, 0)
  const body = new Map(), covered = new Map(), strings = new Map(), heads = new Map(), title = new Map(), around = new Map()
  for (const concept of concepts) count(index, concept, body, covered, strings)
  for (const [[section, , field, string], part, found] of strings.values()) {
    const cover = Math.min(found / index.mass(string), 1)
    const value = FIELDS[field] * (part / asked) * Math.sqrt(cover) * Math.sqrt(Math.sqrt(cover)) * part
    const [best, second] = heads.get(section) ?? [0, 0]
    heads.set(section, [Math.max(best, value), Math.max(second, Math.min(best, value))])
    if (!field) title.set(index.pageOf[section], value)
  }
  for (const [section, cover] of covered) {
    const page = index.pageOf[section], value = body.get(section) * (.25 + .75 * cover / asked)
    body.set(section, value)
    around.set(page, (around.get(page) ?? 0) + value)
  }
  const hits = []
  for (const section of covered.keys()) {
    const number = index.pageOf[section], page = index.pages[number], [best, second] = heads.get(section) ?? [0, 0]
    let score = body.get(section) + AROUND * around.get(number) + HEAD * (Math.max(best, INHERITED * (title.get(number) ?? 0)) + SECOND * second)
    if (question && page.kind === 'faq') score *= QUESTION
    score *= 1 + .05 * page.boost
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

const count = (index, concept, body, covered, strings) => {
  const levels = new Map(), touched = new Map(), best = new Map()
  const raise = (map, key, value) => map.set(key, Math.max(map.get(key) ?? 0, value))
  for (const [groups, weight] of concept.readings) {
    const whole = sum(index, groups), here = new Map(), heads = new Map()
    for (const group of groups) {
      const tells = index.weight(group), known = index.at(group)
      for (const entry of known.body) {
        const section = entry >> 2, added = tells * LEVELS[entry & 3], one = here.get(section)
        if (one) {
          one[0] += added
          one[1] += tells
          one[2] = group
        } else here.set(section, [added, tells, group])
      }
      for (const head of known.heads) {
        const [section, place] = head, key = section * 256 + place
        const one = here.get(section)
        if (!one) here.set(section, [0, tells, group])
        else if (one[2] !== group) {
          one[1] += tells
          one[2] = group
        }
        heads.set(key, (heads.get(key) ?? 0) + tells)
        if (!strings.has(key)) strings.set(key, [head, 0, 0])
      }
    }
    for (const [section, [sums, found]] of here) {
      const part = found / whole
      raise(levels, section, weight * sums * part)
      raise(touched, section, weight * part)
    }
    for (const [key, found] of heads) {
      const part = weight * found / whole
      const [most, all] = best.get(key) ?? [0, 0]
      if (part > most || part === most && found > all) best.set(key, [part, found])
    }
  }
  // A word that means little is no reason to find a section.
  if (!concept.stop) {
    for (const [section, part] of touched) {
      body.set(section, (body.get(section) ?? 0) + levels.get(section))
      covered.set(section, (covered.get(section) ?? 0) + concept.weight * part)
    }
  }
  for (const [key, [part, found]] of best) {
    const string = strings.get(key)
    string[1] += concept.weight * part
    string[2] += found
  }
}
