// From what a reader typed to the sections that answer it: query.rs, line by line.
const LEVELS = [0, .25, .48, .72], FIELDS = [1, 1.05, .95]
const INHERITED = .35, HEAD = 2.2, QUESTION = 1.12, PER_PAGE = 2, MOST = 20, LEAST = .25, WEAK = .3, LONGEST = 24, GAP = 3
const size = digit => 2 ** ((digit - 8) / 4)
const length = word => [...word].length

const ask = (index, query, complete) => {
  const corrected = []
  const typed = list(query).slice(0, LONGEST)
  join(index, typed)
  const read = typed.map((word, at) => readings(index, word, !complete && at + 1 === typed.length, corrected))
  let concepts = conceptsOf(index, read)
  if (concepts.every(concept => concept.stop)) for (const concept of concepts) concept.stop = false
  // Where every list is fetched, words that mean little are not worth it.
  else if (index.shards) concepts = concepts.filter(concept => !concept.stop)
  return { hits: rank(index, concepts, /[?¿؟]/.test(query) || index.openers.includes(typed[0])), corrected, lead: leadOf(index, read), typed, groups: new Set(concepts.filter(concept => !concept.stop).flatMap(concept => concept.readings).flatMap(([groups]) => groups)) }
}

const join = (index, typed) => {
  const stop = word => index.stop(index.classOf.get(word))
  for (let at = 0; at + 1 < typed.length; at++) {
    const [a, b] = [typed[at], typed[at + 1]]
    const group = index.classOf.get(a + b)
    if ((length(a) < 3 || length(b) < 3) && length(a + b) > 3 && group !== undefined && !index.stop(group) && !(stop(a) && stop(b))) typed.splice(at, 2, a + b)
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
  index.letters.forEach((other, place) => {
    const { df, weak } = index.known(index.classes[place])
    if (Math.abs(other.length - letters.length) > 3 || other.length < 3) return
    const cost = distance(letters, other, limit)
    if (cost <= limit) found.push([cost + (weak ? WEAK : 0), df, place])
  })
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2])
  return found.filter(one => one[0] <= found[0][0] + .35).slice(0, 4)
}

// A pattern's 0 stands for up to three words.
const leadOf = (index, read) => {
  const groups = read.map(one => one.length ? one[0][0] + 1 : -1)
  const stands = (at, pattern, next) => {
    if (next === pattern.length) return true
    if (pattern[next]) return groups[at] === pattern[next] && stands(at + 1, pattern, next + 1)
    for (let skip = 0; skip <= GAP && at + skip <= groups.length; skip++) if (stands(at + skip, pattern, next + 1)) return true
    return false
  }
  return index.leads.find(lead => lead.patterns.some(pattern => groups.some((_, at) => stands(at, pattern, 0))))
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
  const body = new Map(), covered = new Map(), strings = new Map(), head = new Map(), title = new Map(), seen = new Map()
  for (const concept of concepts) count(index, concept, body, covered, strings)
  for (const [section, field, digit, part, found] of strings.values()) {
    const cover = Math.min(found / size(digit), 1)
    const value = FIELDS[field] * (part / asked) * Math.sqrt(cover) * Math.sqrt(Math.sqrt(cover)) * part
    head.set(section, Math.max(head.get(section) ?? 0, value))
    if (!field) title.set(index.pageOf[section], value)
  }
  const hits = []
  for (const [section, cover] of covered) {
    const page = index.pages[index.pageOf[section]]
    const best = Math.max(head.get(section) ?? 0, INHERITED * (title.get(index.pageOf[section]) ?? 0))
    let score = body.get(section) * (.25 + .75 * cover / asked) + HEAD * best
    if (question && page.kind === 'faq') score *= QUESTION
    score *= 1 + .05 * page.boost
    hits.push({ section, score: Math.round(score * 1e6) / 1e6 })
  }
  hits.sort((a, b) => b.score - a.score || a.section - b.section)
  return hits.filter(({ section, score }) => {
    if (score < hits[0].score * LEAST) return false
    const page = index.pageOf[section]
    seen.set(page, (seen.get(page) ?? 0) + 1)
    return seen.get(page) <= PER_PAGE
  }).slice(0, MOST)
}

const count = (index, concept, body, covered, strings) => {
  const levels = new Map(), touched = new Map(), best = new Map()
  const raise = (map, key, value) => map.set(key, Math.max(map.get(key) ?? 0, value))
  for (const [groups, weight] of concept.readings) {
    const whole = sum(index, groups), here = new Map(), heads = new Map()
    for (const group of groups) {
      const tells = index.weight(group)
      for (const [section, level, strung] of index.at(group).entries) {
        const [a, b] = here.get(section) ?? [0, 0]
        here.set(section, [a + tells * LEVELS[level], b + tells])
        for (const [field, place, digit] of strung) {
          const key = section * 256 + place
          heads.set(key, (heads.get(key) ?? 0) + tells)
          if (!strings.has(key)) strings.set(key, [section, field, digit, 0, 0])
        }
      }
    }
    for (const [section, [sums, found]] of here) {
      const part = found / whole
      raise(levels, section, weight * sums * part)
      raise(touched, section, weight * part)
    }
    for (const [key, found] of heads) {
      const part = weight * found / whole
      if (part > (best.get(key)?.[0] ?? 0)) best.set(key, [part, found])
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
    string[3] += concept.weight * part
    string[4] += found
  }
}
