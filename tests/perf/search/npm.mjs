// The other searches, as package-lock.json has them, installed below target/.

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const HERE = dirname(fileURLToPath(import.meta.url))
export const ROOT = resolve(HERE, '../../..')
export const WORK = `${ROOT}/target/perf/search`
const NPM = `${WORK}/npm`

/** Installs the packages, unless these very ones are there. */
export const install = () => {
  mkdirSync(NPM, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) cpSync(`${HERE}/${name}`, `${NPM}/${name}`)
  if (!existsSync(`${NPM}/node_modules/pagefind`)) execFileSync('npm', ['ci', '--silent', '--no-audit', '--no-fund'], { cwd: NPM, stdio: 'inherit' })
}

/** A module of one of the packages. */
export const need = createRequire(`${NPM}/`)

/** The path of a file in a package. */
export const file = path => `${NPM}/node_modules/${path}`
