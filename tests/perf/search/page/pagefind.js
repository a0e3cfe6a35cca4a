// Pagefind's own interface for scripts: a page a result, with its sections. Texts come one file a result.
let pagefind

globalThis.bench = {
  open: async () => {
    pagefind = await import('./pagefind/pagefind.js')
    await pagefind.init()
  },
  ask: async query => {
    const { results } = await pagefind.search(query)
    // Only what is shown is fetched, except where the addresses of ten are wanted.
    const shown = await Promise.all(results.slice(0, bench.many ?? 5).map(result => result.data()))
    return show(shown.map(one => ({ url: one.raw_url.slice(1).replace(/(^|\/)$/, '$1index.html'), title: one.meta.title, excerpt: one.plain_excerpt })))
  },
}
