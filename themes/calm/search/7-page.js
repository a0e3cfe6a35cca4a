// The search page: a field, and below it what was found. What is typed stays in this page and is
// forgotten when the page is left.
const place = document.getElementById('search')
const field = document.getElementById('search-input')
const results = document.getElementById('search-results')
const status = document.getElementById('search-status')
const words = place.dataset
let index, typing, telling

const element = (name, ...parts) => {
  const made = document.createElement(name)
  made.append(...parts)
  return made
}

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
      const pages = new Set(answer.hits.map(({ section }) => 'x' + (index.pageOf[section] >> 3)))
      await fetchShards([...pages].filter(name => !index.pages[name.slice(1) * 8].url))
    }
    return answer
  }
}

const tell = text => {
  clearTimeout(telling)
  telling = setTimeout(() => status.textContent = text, 500)
}

const link = (url, ...parts) => {
  const a = element('a', ...parts)
  a.href = words.root + url
  return a
}

// The page's summary, or where the site is small and the page not delicate, the words that were met.
const about = (section, groups) => {
  const page = index.pages[index.pageOf[section]]
  const text = index.texts[section], parts = text && excerpt(index, text, groups)
  return element('p', ...(parts ? parts.map((part, at) => at % 2 ? element('mark', part) : part) : [page.summary]))
}

const item = (section, groups) => {
  const page = index.pages[index.pageOf[section]]
  const at = 2 * (section - index.first[index.pageOf[section]])
  const [id, heading] = page.sections.slice(at, at + 2)
  const label = element('span', page.label)
  label.className = 'muted'
  return element('li', link(page.url + (id && '#' + encodeURIComponent(id)), heading ? `${page.title}: ${heading}` : page.title), ' ', label, about(section, groups))
}

const leadOn = ({ words, to }) => {
  const ways = element('ul')
  for (let at = 0; at < to.length; at += 2) ways.append(element('li', link(to[at], to[at + 1])))
  const box = element('div', element('p', words), ways)
  box.className = 'search-lead'
  return box
}

const show = ({ hits, corrected, lead, groups, typed }) => {
  const ol = element('ol', ...hits.map(({ section }) => item(section, groups)))
  results.replaceChildren(...[lead && leadOn(lead), hits.length && ol].filter(Boolean))
  const found = hits.length === 1 ? words.one : hits.length ? words.many.replace('{n}', hits.length) : lead ? '' : words.none
  const instead = typed.map(word => corrected.find(([wrong]) => wrong === word)?.[1] ?? word).join(' ')
  tell([lead?.words, found, corrected.length && words.showing.replace('{words}', instead)].filter(Boolean).map(text => text.replace(/[^.!?]$/, '$&.')).join(' '))
}

const forget = () => {
  clearTimeout(typing)
  field.value = status.textContent = ''
  results.replaceChildren()
  results.ariaBusy = 'false'
  clearTimeout(telling)
}

const answer = async complete => {
  clearTimeout(typing)
  if (!field.value.trim()) return forget()
  results.ariaBusy = 'true'
  if (!index) status.textContent = words.loading
  const query = field.value
  try {
    await prepare()
    const answer = await find(query, complete)
    // Somebody who types on, or leaves, asks something else.
    if (field.value !== query) return
    show(answer)
  } catch {
    results.ariaBusy = 'false'
    return tell(words.none)
  }
  if (complete) results.ariaBusy = 'false'
  else typing = setTimeout(answer, 300, true)
}

field.addEventListener('input', () => {
  results.ariaBusy = 'true'
  clearTimeout(typing)
  // Where each question is fetched, a word is not asked for before it is written.
  typing = index?.shards ? setTimeout(answer, 300, true) : setTimeout(answer, 60, field.value.endsWith(' '))
})
field.addEventListener('focus', () => prepare().catch(() => {}))
if (!navigator.connection?.saveData) place.addEventListener('pointerenter', () => prepare().catch(() => {}), { once: true })

// Down leads into the list and Up back; Enter opens nothing that was not chosen; Escape empties the field.
place.addEventListener('keydown', event => {
  const links = [...results.querySelectorAll('a')]
  const at = links.indexOf(document.activeElement)
  if (event.key === 'Escape' && field.value) {
    forget()
    field.focus()
  } else if (event.key === 'Enter' && event.target === field) answer(true)
  else if (event.key === 'ArrowDown' && links[at + 1]) links[at + 1].focus()
  else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? field).focus()
  else return
  event.preventDefault()
})

addEventListener('pagehide', forget)
addEventListener('pageshow', event => event.persisted && forget())
forget()
