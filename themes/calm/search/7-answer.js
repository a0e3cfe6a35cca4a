// The field, and what is found for it. What is typed stays in this page and is forgotten when the page is left.
// On the search page the answers are a list; on every other page the best of them are a list below the field.
const element = (name, ...parts) => {
  const made = document.createElement(name)
  made.append(...parts)
  return made
}

const panel = document.getElementById('search-panel')
const place = panel ?? document.getElementById('search')
const field = place.querySelector('input')
const status = document.getElementById('search-status') ?? element('p')
const results = document.getElementById('search-results') ?? element('div')
let index, typing, telling

const prepare = async () => {
  if (index) return
  const core = await load('m')
  const texts = core.texts ? await load('t') : []
  index ??= Object.assign(open(core), { texts })
}

const fetchShards = names => Promise.all(names.map(async name => addShard(index, name, await load(name))))

// Asks again until nothing is missing; then fetches what is shown of the first pages.
const find = async (query, complete) => {
  for (;;) {
    index.missing.clear()
    const answer = ask(index, query, complete)
    if (index.missing.size) {
      await fetchShards([...index.missing])
      continue
    }
    if (index.shards) {
      answer.hits.length = Math.min(answer.hits.length, 8)
      const pages = new Set(answer.hits.map(({ section }) => 'x' + (index.pageOf[section] / PAGES | 0)))
      await fetchShards([...pages].filter(name => !index.pages[name.slice(1) * PAGES].url))
    }
    return answer
  }
}

// What is in sight already is only heard.
const tell = (text, heard = '') => {
  const unseen = element('span', heard)
  unseen.className = 'vh'
  clearTimeout(telling)
  telling = setTimeout(() => status.replaceChildren(unseen, text), 500)
}

const link = (url, ...parts) => {
  const a = element('a', ...parts)
  a.href = ROOT + url
  return a
}

// A link to a section, and what its page is.
const wayTo = section => {
  const page = index.pages[index.pageOf[section]]
  const at = 2 * (section - index.first[index.pageOf[section]])
  const [id, heading] = page.sections.slice(at, at + 2)
  const label = element('span', page.label)
  label.className = 'muted'
  return [link(page.url + (id && '#' + encodeURIComponent(id)), heading ? `${page.title}: ${heading}` : page.title), label]
}

// The page's summary, or where the site is small and the page not delicate, the words that were met.
const about = (section, stems) => {
  const page = index.pages[index.pageOf[section]]
  const text = index.texts[section], parts = text && excerpt(index, text, stems)
  return element('p', ...(parts ? parts.map((part, at) => at % 2 ? element('mark', part) : part) : [page.summary]))
}

const item = (section, stems) => {
  const [way, label] = wayTo(section)
  return element('li', way, ' ', label, about(section, stems))
}

const pinnedBox = ({ words, to }) => {
  const ways = element('ul')
  for (let at = 0; at < to.length; at += 2) ways.append(element('li', link(to[at], to[at + 1])))
  const box = element('div', element('p', words), ways)
  box.className = 'search-lead'
  return box
}

const showList = ({ hits, pin, stems }) =>
  results.replaceChildren(...[pin && pinnedBox(pin), hits.length && element('ol', ...hits.map(({ section }) => item(section, stems)))].filter(Boolean))

const told = ({ length }) => length === 1 ? WORDS.one : WORDS.many.replace('{n}', length)

const tellOf = ({ hits, corrected, pin, typed }) => {
  const found = hits.length ? told(hits) : pin ? '' : WORDS.none
  const instead = typed.map(word => corrected.find(([wrong]) => wrong === word)?.[1] ?? word).join(' ')
  tell([found, corrected.length && WORDS.showing.replace('{words}', instead)].filter(Boolean).map(text => text.replace(/[^.!?]$/, '$&.')).join(' '), pin && pin.words + ' ')
}

const forget = () => {
  clearTimeout(typing)
  clearTimeout(telling)
  field.value = status.textContent = ''
  clear()
}

const clear = () => {
  results.replaceChildren()
  results.ariaBusy = 'false'
  if (panel) showBest()
}

const answer = async complete => {
  clearTimeout(typing)
  const query = field.value
  if (!query.trim()) return forget()
  results.ariaBusy = 'true'
  if (!index) status.textContent = WORDS.loading
  let found
  try {
    await prepare()
    found = await find(query, complete)
    // Somebody who types on, or leaves, asks something else.
    if (field.value !== query) return
    panel ? showBest(found) : showList(found)
    tellOf(found)
  } catch {
    if (field.value !== query) return
    clear()
    return tell(WORDS.lost)
  }
  if (complete) results.ariaBusy = 'false'
  else typing = setTimeout(answer, 300, true)
  return found
}

const toFirst = () => results.querySelector('a')?.focus()

field.addEventListener('input', () => {
  results.ariaBusy = 'true'
  clearTimeout(typing)
  // Where each question is fetched, a word is not asked for before it is written.
  typing = index?.shards ? setTimeout(answer, 300, true) : setTimeout(answer, 60, field.value.endsWith(' '))
})
field.addEventListener('focus', () => prepare().catch(() => {}))
addEventListener('pagehide', forget)
addEventListener('pageshow', event => event.persisted && forget())
