// A small host: everything that is text as Brotli, a log of what was asked for, and a slow link where wanted.
// The link is made here and not in the browser, whose own emulation leaves out what workers fetch.

import { readFileSync, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.wasm': 'application/wasm' }
const CHUNK = 8_192
const LARGE = 4_000_000

const compressed = new Map()

/** The bytes of a file as they travel: Brotli at its best, a little less for huge files, which would take minutes. */
export const travelling = path => {
  const text = TYPES[extname(path)]
  if (!compressed.has(path)) {
    const bytes = readFileSync(path)
    const quality = bytes.length > LARGE ? 9 : 11
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    compressed.set(path, text ? brotliCompressSync(bytes, { params }) : bytes)
  }
  return compressed.get(path)
}

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

/** Writes a body over a link of so many bytes a second that all answers share. */
const write = async (answer, body, link) => {
  if (!link) return answer.end(body)
  await pause(link.latency)
  for (let at = 0; at < body.length; at += CHUNK) {
    link.free = Math.max(link.free ?? 0, performance.now()) + Math.min(CHUNK, body.length - at) / link.rate * 1e3
    await pause(link.free - performance.now())
    answer.write(body.subarray(at, at + CHUNK))
  }
  answer.end()
}

/** Serves a folder. `log` holds {path, bytes, start, end} of each answer; `link` and `policy` may be set at any time. */
export const serve = async folder => {
  const host = { log: [], link: undefined, policy: undefined }
  const server = createServer(async (request, answer) => {
    const path = decodeURIComponent(request.url.split('?')[0])
    const found = existsSync(folder + path) && !path.endsWith('/')
    const body = found ? travelling(folder + path) : Buffer.alloc(0)
    const entry = { path, bytes: body.length, start: performance.now(), end: Infinity }
    host.log.push(entry)
    const headers = { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'cache-control': 'max-age=600' }
    if (found && TYPES[extname(path)]) headers['content-encoding'] = 'br'
    if (host.policy) headers['content-security-policy'] = host.policy
    answer.writeHead(found ? 200 : 404, headers)
    answer.on('finish', () => entry.end = performance.now())
    await write(answer, body, host.link)
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  host.root = `http://127.0.0.1:${server.address().port}`
  host.close = () => server.closeAllConnections() ?? server.close()
  return host
}
