// What is measured of an engine in a browser: relevance, weight, time, CPU, and under what it works.

import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { WORK } from './npm.mjs'
import { travelling } from './server.mjs'

/** Lighthouse's slow 4G: 150 ms to an answer, 1.6 Mbit a second. */
const SLOW = { latency: 150, rate: 200_000 }
/** How long, in ms, a page may take to load an index of many megabytes on a slow link. */
const PATIENCE = 240_000
/** Every file of a host that is strict with itself. */
const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"
/** Files of the measurement itself, which weigh nothing. */
const OWN = /\/(?:index\.html|show\.js|start\.js|favicon\.ico)$|\/bench\/([a-z]+)[^/]*\/\1\.js$/

const address = (host, engine, query) => `${host.root}/${relative(WORK, engine.folder)}/index.html#${encodeURIComponent(query)}`
const sum = numbers => numbers.reduce((total, number) => total + number, 0)
const at = (numbers, part) => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))]
const median = numbers => at(numbers, .5)

/** Opens an engine's page and waits for `bench`, which its scripts make. */
const opened = async (browser, url, patience = PATIENCE) => {
  const page = await browser.page(url)
  for (const end = Date.now() + patience; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 10))) {
    if (await page.run('Boolean(globalThis.bench?.first)').catch(() => false)) break
  }
  return page
}

/** How many answers had to be waited for one after another: each request follows all that had ended when it began. */
const roundTrips = log => {
  const depths = log.map(() => 1)
  log.forEach((one, number) => log.slice(0, number).forEach((other, before) => {
    if (other.end <= one.start) depths[number] = Math.max(depths[number], depths[before] + 1)
  }))
  return Math.max(0, ...depths)
}

const weigh = log => {
  const own = log.filter(({ path }) => !OWN.test(path))
  return { bytes: sum(own.map(one => one.bytes)), requests: own.length }
}

/** Asks each query first of all in a cold browser, and then another one: weights, and on a slow link times. */
export const firstResults = async (browser, host, engine, queries) => {
  const first = [], further = [], times = [], trips = []
  for (const [number, query] of queries.entries()) {
    host.log.length = 0
    const page = await opened(browser, address(host, engine, query))
    await page.run('bench.first')
    first.push(weigh(host.log))
    host.log.length = 0
    await page.run(`bench.ask(${JSON.stringify(queries[(number + 1) % queries.length])})`)
    further.push(weigh(host.log))
    await page.close()
  }
  host.link = { ...SLOW }
  // What sends everything takes as long for each query, and where that is much one is enough.
  const heavy = first[0].bytes > 2_000_000
  for (const query of heavy ? queries.slice(0, 1) : queries) {
    host.log.length = 0
    host.link.free = 0
    const page = await opened(browser, address(host, engine, query))
    times.push((await page.run('bench.first')).milliseconds)
    trips.push(roundTrips(host.log.filter(({ path }) => !path.endsWith('favicon.ico'))) - 1)
    await page.close()
  }
  host.link = undefined
  const bytes = first.map(one => one.bytes)
  return {
    bytes: median(bytes), most: Math.max(...bytes), requests: median(first.map(one => one.requests)),
    further: median(further.map(one => one.bytes)), furtherMost: Math.max(...further.map(one => one.bytes)), furtherRequests: median(further.map(one => one.requests)),
    seconds: median(times) / 1e3, trips: median(trips),
  }
}

/** Milliseconds from a query to its list when everything it needs has come, on a processor four times slower: p50, p95. */
export const warm = async (browser, host, engine, queries) => {
  const page = await opened(browser, address(host, engine, queries[0]))
  await page.run('bench.first')
  for (const query of queries) await page.run(`bench.ask(${JSON.stringify(query)})`)
  await page.slow(4)
  const times = []
  for (const query of queries) {
    times.push(await page.run(`(async () => { const start = performance.now(); await bench.ask(${JSON.stringify(query)}); return performance.now() - start })()`))
  }
  await page.close()
  return { p50: median(times), p95: at(times, .95) }
}

/** The addresses, without fragments, that each query leads to. */
export const answers = async (browser, host, engine, queries) => {
  const page = await opened(browser, address(host, engine, queries[0].query))
  await page.run('bench.many = 10, bench.first')
  const found = []
  for (const { query } of queries) found.push((await page.run(`bench.ask(${JSON.stringify(query)})`)).map(url => url.split('#')[0]))
  await page.close()
  return found
}

/** MRR at 10, success at 1 and 3, and the share without any result. */
export const relevance = (queries, found) => {
  const ranks = queries.map(({ right }, number) => found[number].slice(0, 10).findIndex(url => right.includes(url)) + 1)
  const share = met => ranks.filter(met).length / ranks.length
  return {
    count: ranks.length, mrr: sum(ranks.map(rank => rank && 1 / rank)) / ranks.length,
    s1: share(rank => rank === 1), s3: share(rank => rank && rank <= 3), none: found.filter(urls => !urls.length).length / ranks.length,
  }
}

const works = async (browser, url) => {
  const page = await opened(browser, url, 6000)
  const later = "new Promise(done => setTimeout(() => done('no answer'), 6000))"
  const said = await page.run(`Promise.race([globalThis.bench?.first.then(({ urls }) => urls.length ? 'yes' : 'nothing found', error => String(error)) ?? 'its scripts do not run', ${later}])`)
  await page.close()
  return said === 'yes' ? 'yes' : `no (${said.split('\n')[0].replace(/(?:https?|file):\/\/\S*\//g, '…/').slice(0, 90)})`
}

/** Whether an engine answers under a strict policy on every file, and from a disk. */
export const policies = async (browser, host, engine, query) => {
  // Compressed beforehand, so that nobody is found not to work who only waits.
  engine.files.forEach(travelling)
  host.policy = STRICT
  const strict = await works(browser, address(host, engine, query))
  host.policy = undefined
  return { strict, disk: await works(browser, `${pathToFileURL(engine.folder)}/index.html#${encodeURIComponent(query)}`) }
}
