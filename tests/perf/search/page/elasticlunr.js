// elasticlunr as mdBook uses it: any of the words, and the words that begin like them.
const options = { bool: 'OR', expand: true, fields: { title: { boost: 2 }, heading: { boost: 2 }, asked: { boost: 2 }, text: { boost: 1 } } }
let index

globalThis.bench = {
  open: async () => index = elasticlunr.Index.load(built.index),
  ask: async query => showSections(index.search(withMeanings(query), options).map(({ ref }) => index.documentStore.getDoc(ref)), query),
}
