// Sites, and in each a page a search engine: `bench/ENGINE/index.html`, with the engine's files beside it.

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { documents, list, main } from './documents.mjs'
import { file, HERE, ROOT, WORK } from './npm.mjs'
import { LIBRARIES } from './peers.mjs'

const AUTHORS = ['thesaurus.yaml', 'danger.yaml', 'leads.yaml']

/** Runs a command: {seconds, cpu, mb}. */
export const timed = (...command) => JSON.parse(execFileSync('python3', [`${HERE}/timed.py`, ...command], { encoding: 'utf8' }))

/** Files below a folder that end like this. */
const below = (folder, ending) => readdirSync(folder, { recursive: true }).filter(name => name.endsWith(ending)).map(name => `${folder}/${name}`)

const rewrite = (folder, change) => below(`${folder}/content`, '.md').forEach(path => writeFileSync(path, change(readFileSync(path, 'utf8'))))

/** A copy of the library's English pages that is searched by `authors`' words, or without them. */
export const library = words => {
  const folder = `${WORK}/library-${words}`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  // One layer: what the library says, over what every site is owed, with their data joined.
  const layers = [`${ROOT}/src/packs/essentials`, `${ROOT}/content`]
  for (const layer of layers) cpSync(layer, `${folder}/content`, { recursive: true, filter: path => path !== `${layer}/es` })
  for (const name of readdirSync(layers[0]).filter(name => name.endsWith('.yaml') && existsSync(`${layers[1]}/${name}`))) {
    writeFileSync(`${folder}/content/${name}`, layers.map(layer => readFileSync(`${layer}/${name}`, 'utf8')).join('\n'))
  }
  // A group of keys twice is no YAML, and search has no use for words to avoid.
  rmSync(`${folder}/content/language.yaml`)
  // They would be asked at each build, and fail one in which nothing is to be found.
  rmSync(`${folder}/content/search-tests.yaml`)
  const book = readFileSync(`${ROOT}/book.toml`, 'utf8')
  writeFileSync(`${folder}/book.toml`, book.replace(/\[languages[^[]*/g, '').replace(/^pack = .*\n/m, ''))
  if (words === 'plain') {
    AUTHORS.forEach(name => rmSync(`${folder}/content/${name}`))
    rewrite(folder, text => text.replace(/^asked-as:.*\n(?:[ -].*\n)*/m, ''))
  }
  return folder
}

/** A made site of so many pages. */
export const made = total => {
  const folder = `${WORK}/made-${total}`
  rmSync(folder, { recursive: true, force: true })
  execFileSync('python3', [`${HERE}/generate.py`, folder, String(total), `${ROOT}/content`])
  return folder
}

/** A copy of a site with another way of getting its index, or without one (`none`). */
export const loading = (site, way) => {
  const folder = `${site}-${way}`
  rmSync(folder, { recursive: true, force: true })
  cpSync(site, folder, { recursive: true, filter: path => path !== `${site}/out` })
  writeFileSync(`${folder}/book.toml`, readFileSync(`${folder}/book.toml`, 'utf8').replace(/\n\[search\][^[]*/, '') + `\n[search]\nloading = "${way}"\n`)
  return folder
}

/** Builds a site into one of its folders: {seconds, cpu, mb}. */
export const build = (candor, site, into = 'out') => {
  rmSync(`${site}/${into}`, { recursive: true, force: true })
  return timed(candor, 'build', site, '--dest-dir', `${site}/${into}`, '--threads', '2', '--quiet')
}

/** Candor's files for the search of a built site: the client and the index; none where there is no index. */
export const index = out => {
  const folder = readdirSync(`${out}/search`).find(name => name.startsWith('v-'))
  return folder && { client: 'search/search.js', files: below(`${out}/search/${folder}`, '.js') }
}

const write = (folder, scripts, body = '') => {
  for (const name of readdirSync(`${HERE}/page`)) cpSync(`${HERE}/page/${name}`, `${folder}/${name}`)
  const tags = scripts.map(name => `<script defer src="${name}"></script>`)
  writeFileSync(`${folder}/index.html`, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>${tags.join('')}<body>${body}`)
}

/** The page for Candor: its own field and client, without the A to Z. Says where the engine lies. */
export const candorPage = out => {
  const { client, files } = index(out)
  const folder = `${out}/bench/candor`
  mkdirSync(folder, { recursive: true })
  const body = /<search.*?<\/search>/s.exec(readFileSync(`${out}/search/index.html`, 'utf8'))[0]
  write(folder, [`../../${client}`, 'candor.js', 'start.js'], body)
  return { name: 'candor', folder, client: `${out}/${client}`, files }
}

/** The pages that Pagefind reads: the main part of each, with what authors add behind the heading. */
const crawl = (out, sections, folder) => {
  const pages = {}
  for (const one of sections) (pages[one.url.split('#')[0]] ??= []).push(one)
  for (const [url, parts] of Object.entries(pages)) {
    let html = main(readFileSync(`${out}/${url}`, 'utf8'))
    for (const { url, asked, meant } of parts.filter(part => part.asked || part.meant)) {
      const head = url.includes('#') ? `(<h[23] id="${url.split('#')[1]}".*?</h[23]>)` : '(</h1>)'
      html = html.replace(new RegExp(head, 's'), `$1<p data-pagefind-weight="7">${asked}. ${meant}</p>`)
    }
    mkdirSync(dirname(`${folder}/${url}`), { recursive: true })
    writeFileSync(`${folder}/${url}`, `<!doctype html><html lang="en"><title>${parts[0].title}</title><body>${html}</main>`)
  }
}

/** Builds a peer's index of a built site into `bench/`: where the engine lies, and what building took. */
export const peer = (name, site, pages, words) => {
  const out = `${site}/out`, folder = `${out}/bench/${name}-${words}`
  const found = documents(site, out, pages, words)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  if (name === 'pagefind') {
    const read = `${WORK}/crawl`
    rmSync(read, { recursive: true, force: true })
    crawl(out, found.sections, read)
    const took = timed(file('.bin/pagefind'), '--site', read, '--output-path', `${folder}/pagefind`, '--root-selector', 'main')
    write(folder, ['show.js', 'pagefind.js', 'start.js'])
    const files = below(folder, '').filter(path => /\.pf_\w+$/.test(path))
    return { name, folder, client: `${folder}/pagefind/pagefind.js`, files, ...took }
  }
  writeFileSync(`${WORK}/documents.json`, JSON.stringify(found))
  const took = timed('node', '--max-old-space-size=12000', `${HERE}/peers.mjs`, name, `${WORK}/documents.json`, folder)
  cpSync(LIBRARIES[name], `${folder}/library.js`)
  write(folder, ['library.js', 'index.js', 'show.js', `${name}.js`, 'start.js'])
  return { name, folder, client: `${folder}/library.js`, files: [`${folder}/index.js`], ...took }
}

export const PEERS = ['pagefind', 'minisearch', 'lunr', 'elasticlunr']
