// The search page: a field, and below it what was found. What is typed stays in this page and is
// forgotten when the page is left.
const place = document.getElementById('search')
const field = document.getElementById('search-input')
const results = document.getElementById('search-results')
const status = document.getElementById('search-status')
const words = place.dataset
let index, texts, typing, telling, shown = ''

const element = (name, ...parts) => {
  const made = document.createElement(name)
  made.append(...parts)
  return made
}

const prepare = async () => {
  if (index) return
  const core = await load('m')
  texts = core.texts ? await load('t') : []
  index ??= open(core)
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
  const parts = texts[section] && excerpt(index, texts[section], groups)
  return element('p', ...(parts ? parts.map((part, at) => at % 2 ? element('mark', part) : part) : [page.summary]))
}

const item = (section, groups) => {
  const page = index.pages[index.pageOf[section]]
  const at = 2 * (section - index.pageOf.indexOf(index.pageOf[section]))
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

const show = complete => {
  const query = field.value
  const { hits, corrected, lead, groups, typed } = ask(index, query, complete)
  const ol = element('ol', ...hits.map(({ section }) => item(section, groups)))
  results.replaceChildren(...[lead && leadOn(lead), hits.length && ol].filter(Boolean))
  const found = hits.length === 1 ? words.one : hits.length ? words.many.replace('{n}', hits.length) : lead ? '' : words.none
  const instead = typed.map(word => corrected.find(([wrong]) => wrong === word)?.[1] ?? word).join(' ')
  shown = query
  tell([lead?.words, found, corrected.length && words.showing.replace('{words}', instead)].filter(Boolean).map(text => text.replace(/[^.!?]$/, '$&.')).join(' '))
}

const forget = () => {
  clearTimeout(typing)
  field.value = shown = status.textContent = ''
  results.replaceChildren()
  results.ariaBusy = 'false'
  clearTimeout(telling)
}

const answer = async complete => {
  clearTimeout(typing)
  if (!field.value.trim()) return forget()
  results.ariaBusy = 'true'
  if (!index) status.textContent = words.loading
  try {
    await prepare()
  } catch {
    results.ariaBusy = 'false'
    return tell(words.none)
  }
  if (!field.value.trim()) return forget()
  show(complete)
  if (complete) results.ariaBusy = 'false'
  else typing = setTimeout(answer, 300, true)
}

field.addEventListener('input', () => {
  results.ariaBusy = 'true'
  clearTimeout(typing)
  typing = setTimeout(answer, 60, field.value.endsWith(' '))
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
