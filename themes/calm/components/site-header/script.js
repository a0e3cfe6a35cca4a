// The link to the search becomes a button that opens a field. What answers is fetched when it is opened, from an
// address that can only be in the search's folder; where that fails, the link is still there.
{
  // What stands in the text of a page is not the theme's, whatever its name.
  const link = document.querySelector(':is(body > header, main > .head > .home-search) .search-link[data-search]')
  const make = (name, properties) => Object.assign(document.createElement(name), properties)
  const start = () => {
    const { href } = new URL(link.dataset.search, document.baseURI)
    const policy = globalThis.trustedTypes?.createPolicy('candor', {
      createScriptURL: url => {
        if (url.startsWith(href.replace(/[^/]*$/, ''))) return url
        throw new TypeError(url)
      }
    })
    const onerror = () => link.before(make('p', { className: 'search-status', textContent: link.dataset.lost, role: 'status' }))
    document.head.append(make('script', { policy, src: policy ? policy.createScriptURL(href) : href, onerror }))
  }
  if (link) {
    const button = make('button', { type: 'button', className: link.className, textContent: link.textContent })
    const panel = make('search', { className: 'search-panel', id: 'search-panel', hidden: true })
    const box = make('div', { className: 'search-box' })
    const label = make('label', { id: 'search-label', htmlFor: 'search-field', textContent: link.dataset.label })
    const field = make('input', {
      type: 'text', id: 'search-field', inputMode: 'search', role: 'combobox', ariaAutoComplete: 'list', ariaExpanded: 'false',
      autocomplete: 'off', autocapitalize: 'none', spellcheck: false
    })
    box.append(label, field)
    link.replaceWith(button)
    link.className = 'search-whole'
    panel.append(box, link)
    ;(button.closest('p') ?? button).after(panel)
    button.setAttribute('aria-controls', panel.id)
    let begun = false
    const show = open => {
      panel.hidden = !open
      button.ariaExpanded = open
    }
    show(false)
    addEventListener('pagehide', () => { field.value = '' })
    button.addEventListener('click', () => {
      show(panel.hidden)
      if (panel.hidden) return
      if (!begun) start()
      begun = true
      field.focus()
      // On a phone what is found has to have room above the keyboard.
      if (matchMedia('(width < 62rem)').matches) label.scrollIntoView()
    })
  }
}
