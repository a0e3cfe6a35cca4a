// MiniSearch with what its documentation proposes for a search box: beginnings of words, and mistakes in longer ones.
const options = { boost: { title: 3, heading: 3, asked: 3 }, prefix: term => term.length > 3, fuzzy: term => term.length > 3 ? .2 : false }
let index

globalThis.bench = {
  open: async () => index = MiniSearch.loadJS(built.index, { fields: ['title', 'heading', 'asked', 'text'], storeFields: ['url', 'title', 'heading', 'text'] }),
  ask: async query => showSections(index.search(withMeanings(query), options), query),
}
