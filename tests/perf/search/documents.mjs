// What is searched: the sections of the built pages, and the words that authors add to them.

import { readFileSync, existsSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { need } from './npm.mjs'

const PLAIN = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' }
/** Front matter with other names of a page, as the program reads it. */
const NAMES = ['asked-as', 'also-called', 'clinical-term', 'term', 'claim', 'nav-title']

const text = html => html.replace(/<sup class="cite">.*?<\/sup>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&[#a-z0-9]+;/g, sign => PLAIN[sign] ?? ' ').replace(/\s+/g, ' ').trim()
const plain = text => ` ${text.toLowerCase().replace(/['’]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
const yaml = path => existsSync(path) ? need('js-yaml').load(readFileSync(path, 'utf8')) : []
const frontMatter = path => need('js-yaml').load(readFileSync(path, 'utf8').split('\n---\n')[0].replace(/^---\n/, ''))

/** The English pages and entries of a site: {url, source, topics, ...}. */
export const list = (candor, site) => execFileSync(candor, ['list', site, '--format', 'json'], { encoding: 'utf8', maxBuffer: 1e9 })
  .trim().split('\n').map(line => JSON.parse(line)).filter(page => page.language === 'en')

/** The main part of a built page, without navigation, sources and how it was made. */
export const main = html => html.slice(html.indexOf('<main'), html.indexOf('</main>')).split(/<section class="(?:sources|made)"/)[0].replace(/<nav.*?<\/nav>/gs, '')

/** The sections of a page, told by headings with an id: [{url, title, heading, text, at}]. */
const sections = (url, html) => {
  const title = text(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? url)
  const parts = html.replace(/<h1.*?<\/h1>/s, '').split(/(?=<h[23] id=)/)
  return parts.map(part => {
    const [head, id, name] = /^<h[23] id="([^"]*)"[^>]*>(.*?)<\/h[23]>/s.exec(part) ?? ['', '', '']
    return { url: url + (id && `#${id}`), title, heading: text(name), asked: '', text: text(part.slice(head.length)) }
  })
}

/** What authors add: `asked`, other names by address, and `says`, pairs of what people say and what pages say. */
const authors = (site, pages) => {
  const asked = new Map(), at = new Map(pages.map(page => [page.source, page.url]))
  const add = (url, names) => asked.set(url, [...asked.get(url) ?? [], ...names])
  for (const page of pages) {
    const front = frontMatter(`${site}/${page.source}`)
    add(page.url, NAMES.flatMap(name => front[name] ?? []))
  }
  const leads = [...yaml(`${site}/content/danger.yaml`), ...yaml(`${site}/content/leads.yaml`)]
  // The name of a set stands for each of its words; sets of one name are joined.
  const sets = new Map()
  for (const { set, says } of leads.filter(lead => lead.set)) sets.set(set, [sets.get(set) ?? [], says].flat().join(' '))
  const open = words => words.split(/[\s*]+/).map(word => sets.get(word) ?? word).join(' ')
  for (const lead of leads) {
    for (const page of lead.to ?? []) add(at.get(`content/${page}`), lead.says.map(open))
  }
  const says = yaml(`${site}/content/thesaurus.yaml`).flatMap(({ term, says = [], spelt = [], both }) => [...says, ...spelt].flatMap(said => [[plain(said), plain(term)], ...both ? [[plain(term), plain(said)]] : []]))
  return { asked, says }
}

/**
 * The sections of a built site, and what to put into a question, for `words` either `plain` or `authors`.
 * Engines that take any of the words get the thesaurus with the question; Pagefind, which wants all of them,
 * gets what people say as text of the sections whose heading or title has the term.
 */
export const documents = (site, out, pages, words) => {
  const urls = [...new Set(pages.map(page => page.url.split('#')[0]))]
  const all = urls.flatMap(url => sections(url, main(readFileSync(`${out}/${url}`, 'utf8'))))
  if (words === 'plain') return { sections: all, says: [] }
  const { asked, says } = authors(site, pages)
  for (const section of all) {
    section.asked = (asked.get(section.url) ?? []).join('. ')
    const heads = plain(`${section.heading || section.title} ${section.asked}`)
    section.meant = says.filter(([, term]) => heads.includes(term)).map(([said]) => said.trim()).join('. ')
  }
  return { sections: all, says }
}

/** Queries of a file, each with its class and the addresses that are right: by topic, by page, or those for danger. */
export const queries = (file, site, pages) => {
  const bare = page => page.url.split('#')[0]
  const danger = yaml(`${site}/content/danger.yaml`).flatMap(lead => lead.to ?? [])
  const right = entry => pages.filter(page => {
    const path = page.source.replace('content/', '')
    return entry.to?.includes(path) || [entry.topic ?? []].flat().some(topic => page.topics.includes(topic) || topic === 'danger' && danger.includes(path))
  })
  return yaml(file).map(entry => ({ query: entry.query, kind: entry.class ?? entry.kind ?? entry.type, to: entry.to, right: right(entry).map(bare) })).filter(entry => entry.right.length)
}

/** Names for queries without a class: what leads to a named page, and what has a word that stands nowhere, mostly a misspelt one. */
export const classify = (queries, { sections, says }) => {
  const known = new Set(sections.flatMap(section => plain(`${section.title} ${section.heading} ${section.asked} ${section.text}`).split(' ')).concat(says.flatMap(pair => pair[0].split(' '))))
  for (const query of queries) {
    const strange = plain(query.query).split(' ').some(word => word && !known.has(word))
    query.kind ??= query.to ? 'danger and other named pages' : strange ? 'with a word that no page has' : query.query.split(' ').length < 3 ? 'one or two words' : 'longer'
  }
}
