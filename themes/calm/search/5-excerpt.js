// The thirty words of a text around what was asked for, as parts of which every second is marked.
const excerpt = (index, text, stems) => {
  const words = [...text.matchAll(/[\p{Alphabetic}\p{M}\p{N}'’-]+/gu)]
  const own = words.map(([word]) => tokens(word).map(part => index.stemOf.get(part)).find(part => stems.has(part)))
  let best = 0, most = 0
  for (let at = 0; at < words.length; at++) {
    const met = own.slice(at, at + 30).filter(one => one !== undefined)
    const value = new Set(met).size * 10 + met.length
    if (value > most) [best, most] = [at, value]
  }
  if (!most) return
  best = Math.max(0, best - 4)
  const first = best ? words[best].index : 0
  const last = best + 30 < words.length ? words[best + 30].index : text.length
  const parts = [best ? '… ' : '']
  let from = first
  for (let at = best; at < words.length && words[at].index < last; at++) {
    if (own[at] === undefined) continue
    const { index: start, 0: word } = words[at]
    parts[parts.length - 1] += text.slice(from, start)
    parts.push(word, '')
    from = start + word.length
  }
  parts[parts.length - 1] += text.slice(from, last).trimEnd() + (last < text.length ? ' …' : '')
  return parts
}
