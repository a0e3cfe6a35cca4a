// Every other page: the best answers are options below the field, as the ARIA guide's combobox has them. The focus
// stays in the field, and nothing is chosen before the reader chooses; the last option shows the whole list, and so
// does Enter where none is chosen.
const BEST = 5
const listbox = element('div')
let options = [], chosen = -1

const choose = at => {
  options[chosen]?.setAttribute('aria-selected', 'false')
  chosen = at
  options[at]?.setAttribute('aria-selected', 'true')
  options[at]?.scrollIntoView({ block: 'nearest' })
  field.setAttribute('aria-activedescendant', options[at]?.id ?? '')
}

const unfold = open => {
  listbox.hidden = !open || !options.length
  field.ariaExpanded = !listbox.hidden
  if (listbox.hidden) choose(-1)
}

const option = a => {
  a.role = 'option'
  a.tabIndex = -1
  a.ariaSelected = 'false'
  a.id = 'search-option-' + options.push(a)
  return a
}

// Options that pin to help stand together below the words that say so.
const led = ({ words, to }) => {
  const heard = element('p', words), group = element('div', heard)
  heard.id = 'search-heard'
  heard.role = 'presentation'
  group.role = 'group'
  group.className = 'search-lead'
  group.setAttribute('aria-labelledby', heard.id)
  for (let at = 0; at < to.length; at += 2) group.append(option(link(to[at], to[at + 1])))
  return group
}

const whole = answer => {
  const a = option(element('a', WORDS.all.replace('{n}', answer.hits.length)))
  a.href = place.querySelector('.search-whole').href
  a.addEventListener('click', event => {
    event.preventDefault()
    showWhole(answer)
  })
  return a
}

const showWhole = answer => {
  unfold(false)
  showList(answer)
  toFirst()
}

const showBest = answer => {
  const before = options[chosen]?.href
  options = []
  results.replaceChildren()
  listbox.replaceChildren()
  if (answer) {
    if (answer.pin) listbox.append(led(answer.pin))
    for (const { section } of answer.hits.slice(0, BEST)) {
      const [way, label] = wayTo(section)
      const line = element('span', index.pages[index.pageOf[section]].summary)
      line.className = 'line muted'
      way.append(' ', label, ' ', line)
      listbox.append(option(way))
    }
    if (answer.hits.length > BEST) listbox.append(whole(answer))
  }
  chosen = -1
  unfold(true)
  if (before) choose(options.findIndex(one => one.href === before))
}

if (panel) {
  listbox.id = listbox.className = 'search-list'
  listbox.role = 'listbox'
  listbox.setAttribute('aria-labelledby', 'search-label')
  listbox.hidden = true
  status.role = 'status'
  status.className = 'search-status'
  results.className = 'search-results'
  field.setAttribute('aria-controls', listbox.id)
  if (WORDS.help) {
    const hint = element('p', WORDS.help)
    hint.className = 'hint'
    field.after(hint)
  }
  place.querySelector('.search-box').after(status, listbox, results)
  place.querySelector('.search-whole').textContent = WORDS.whole
  const keys = {
    ArrowDown: alone => {
      const open = !listbox.hidden
      unfold(true)
      if (alone) choose(open || chosen < 0 ? (chosen + 1) % options.length : chosen)
    },
    ArrowUp: alone => {
      unfold(alone)
      if (alone) choose((chosen < 1 ? options.length : chosen) - 1)
    },
    Enter: () => chosen < 0 ? answer(true).then(found => found && showWhole(found)) : options[chosen].click(),
    Escape: () => {
      if (!listbox.hidden) unfold(false)
      else if (field.value) forget()
      else button.click() || button.focus()
    }
  }
  const button = document.querySelector('button.search-link')
  field.addEventListener('keydown', event => {
    if (!keys[event.key]) return choose(-1)
    event.preventDefault()
    keys[event.key](!event.altKey)
  })
  // The field keeps the focus while an option is pressed.
  listbox.addEventListener('mousedown', event => event.preventDefault())
  field.addEventListener('click', () => unfold(true))
  place.addEventListener('focusout', event => place.contains(event.relatedTarget) || unfold(false))
  prepare().catch(() => {})
  if (field.value) answer(true)
}
