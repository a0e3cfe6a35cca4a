#!/usr/bin/env node
// Builds the index of a peer, as a process of its own so that it can be timed.
//
// peers.mjs ENGINE DOCUMENTS.json FOLDER   (minisearch, lunr or elasticlunr; writes FOLDER/index.js)

import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { file, need } from './npm.mjs'

/** The script of each engine, and what each wants at a site's root. */
export const LIBRARIES = { minisearch: file('minisearch/dist/umd/index.js'), lunr: file('lunr/lunr.min.js'), elasticlunr: file('elasticlunr/elasticlunr.min.js') }

const FIELDS = ['title', 'heading', 'asked', 'text']
const numbered = sections => sections.map(({ url, title, heading, asked, text }, id) => ({ id, url, title, heading, asked, text }))
const stored = sections => sections.map(({ url, title, heading, text }) => ({ url, title, heading, text }))

/** Each gives its index and, where the index holds none, the documents for the list of results. */
const BUILD = {
  minisearch(sections) {
    const index = new (need('minisearch'))({ fields: FIELDS, storeFields: ['url', 'title', 'heading', 'text'] })
    index.addAll(numbered(sections))
    return { index }
  },
  lunr(sections) {
    const index = need('lunr')(function () {
      this.ref('id')
      FIELDS.forEach(field => this.field(field, { boost: field === 'text' ? 1 : 3 }))
      numbered(sections).forEach(section => this.add(section))
    })
    return { index, documents: stored(sections) }
  },
  elasticlunr(sections) {
    const index = need('elasticlunr')(function () {
      this.setRef('id')
      FIELDS.forEach(field => this.addField(field))
    })
    numbered(sections).forEach(section => index.addDoc(section))
    return { index }
  },
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [engine, documents, folder] = process.argv.slice(2)
  const { sections, says } = JSON.parse(readFileSync(documents, 'utf8'))
  const json = JSON.stringify({ ...BUILD[engine](sections), says })
  // A script whose text is JSON in a string: parsed fastest, and loaded from a disk as well.
  const quoted = json.replace(/[\\'\u2028\u2029]/g, sign => sign === "'" || sign === '\\' ? `\\${sign}` : ' ')
  writeFileSync(`${folder}/index.js`, `globalThis.built = JSON.parse('${quoted}')\n`)
}
