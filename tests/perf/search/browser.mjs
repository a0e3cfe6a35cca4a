// Headless Chromium over a pipe: the few commands of its protocol that are needed here.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'

const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--remote-debugging-pipe']

/** No command takes longer than this, in ms. */
const PATIENCE = 240_000

/** Starts a browser with a profile below `folder`. */
export const start = folder => {
  const profile = mkdtempSync(`${folder}/chromium-`)
  const child = spawn('chromium', [...FLAGS, `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const waiting = new Map()
  let number = 0, rest = ''
  child.stdio[4].setEncoding('utf8').on('data', data => {
    const messages = (rest + data).split('\0')
    rest = messages.pop()
    for (const { id, result, error } of messages.map(text => JSON.parse(text))) {
      const { resolve, reject } = waiting.get(id) ?? {}
      waiting.delete(id)
      error ? reject?.(new Error(error.message)) : resolve?.(result)
    }
  })
  const send = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
    waiting.set(++number, { resolve, reject })
    setTimeout(() => reject(new Error(`${method}: no answer`)), PATIENCE).unref()
    child.stdio[3].write(JSON.stringify({ id: number, method, params, sessionId }) + '\0')
  })
  const close = async () => {
    await send('Browser.close').catch(() => {})
    await new Promise(resolve => child.exitCode === null ? child.once('exit', resolve) : resolve())
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return { page: address => open(send, address), close }
}

/** A page in a context of its own, so with a cold cache. `run` gives what an expression, or its promise, comes to. */
const open = async (send, address) => {
  const { browserContextId } = await send('Target.createBrowserContext')
  const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId })
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
  const command = (method, params) => send(method, params, sessionId)
  await command('Page.enable')
  await command('Page.navigate', { url: address })
  const run = async expression => {
    const { result, exceptionDetails } = await command('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  return {
    run,
    slow: rate => command('Emulation.setCPUThrottlingRate', { rate }),
    close: () => send('Target.disposeBrowserContext', { browserContextId }),
  }
}
