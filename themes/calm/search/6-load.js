// Fetches the index from beside this script: over http as text, from a disk by a script element,
// whose address may only be one of this folder.
const HERE = document.currentScript.src.replace(/[^/]*$/, '')
const waiting = new Map(), arrived = {}
const policy = globalThis.trustedTypes?.createPolicy('candor', {
  createScriptURL: url => {
    if (url.startsWith(HERE)) return url
    throw new TypeError(url)
  }
})

const load = name => {
  if (!waiting.has(name)) waiting.set(name, read(name).catch(error => {
    waiting.delete(name)
    throw error
  }))
  return waiting.get(name)
}

const read = async name => {
  const url = `${HERE}${name}.js`
  if (!location.protocol.startsWith('file')) {
    const answer = await fetch(url)
    if (!answer.ok) throw new Error(answer.status)
    const text = await answer.text()
    return JSON.parse(text.slice(text.indexOf(',') + 1, text.lastIndexOf(')')))
  }
  return new Promise((resolve, reject) => {
    arrived[name] = resolve
    globalThis.candor = (name, value) => arrived[name](value)
    const script = document.createElement('script')
    script.src = policy ? policy.createScriptURL(url) : url
    script.onerror = reject
    document.head.append(script)
  })
}
