// lunr as its author proposes for a search box: the word itself, then its beginnings, then one mistake.
let index

globalThis.bench = {
  open: async () => index = lunr.Index.load(built.index),
  ask: async query => {
    const found = index.query(all => lunr.tokenizer(withMeanings(query)).forEach(token => {
      const word = token.toString()
      all.term(word, { boost: 100 })
      if (word.length < 4) return
      all.term(word, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING })
      all.term(word, { boost: 1, usePipeline: false, editDistance: 1 })
    }))
    return showSections(found.map(({ ref }) => built.documents[ref]), query)
  },
}
