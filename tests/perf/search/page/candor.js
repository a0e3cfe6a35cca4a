// Candor's own search page, used as a reader does: the field is focused, words are written, Enter is pressed.
const ownField = document.getElementById('search-input')
const ownResults = document.getElementById('search-results')

globalThis.bench = {
  open: async () => ownField.dispatchEvent(new Event('focus')),
  ask: query => new Promise(resolve => {
    ownField.value = query
    const watch = new MutationObserver(() => {
      if (ownResults.ariaBusy !== 'false') return
      watch.disconnect()
      resolve([...ownResults.querySelectorAll('a')].map(link => link.href.split('/out/').pop()))
    })
    watch.observe(ownResults, { attributes: true, attributeFilter: ['aria-busy'] })
    ownField.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  }),
}
