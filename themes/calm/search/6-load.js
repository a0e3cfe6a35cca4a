// Fetches the index from its folder beside this script: over http as text, from a disk by a script element,
// whose address may only be one of this folder. A file begins with the index that it belongs to; of another
// one it is of no use.
const { src, policy: given } = document.currentScript
const HERE = src.replace(/[^/]*$/, '')
const ROOT = new URL(UP, src).href
const waiting = new Map(), arrived = {}
const policy = given ?? globalThis.trustedTypes?.createPolicy('candor', {
  createScriptURL: url => {
    if (url.startsWith(HERE)) return url
    throw new TypeError(url)
  }
})

const load = name => {
  if (!waiting.has(name)) waiting.set(name, read(FOLDER + name).catch(error => {
    waiting.delete(name)
    throw error
  }))
  return waiting.get(name)
}

const read = async name => {
  const url = `${HERE}${name}.js`
  if (!location.protocol.startsWith('file')) {
    const answer = await fetch(url)
    const text = await answer.text(), start = `candor("${name}",`
    if (!answer.ok || !text.startsWith(start)) throw new Error(url)
    return JSON.parse(text.slice(start.length, text.lastIndexOf(')')))
  }
  return new Promise((resolve, reject) => {
    arrived[name] = resolve
    globalThis.candor = (name, value) => arrived[name]?.(value)
    const script = document.createElement('script')
    script.src = policy ? policy.createScriptURL(url) : url
    script.onload = script.onerror = reject
    document.head.append(script)
  })
}
