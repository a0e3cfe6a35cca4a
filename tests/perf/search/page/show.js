// Shows five results with an excerpt each, with nothing that a strict policy forbids, and gives all addresses.
const show = found => {
  const list = document.createElement('ol')
  for (const { url, title, heading, excerpt } of found.slice(0, 5)) {
    const item = document.createElement('li'), link = document.createElement('a')
    link.href = `../../${url}`
    link.textContent = heading ? `${title}: ${heading}` : title
    item.append(link, ' ', excerpt)
    list.append(item)
  }
  document.body.replaceChildren(list)
  return found.map(one => one.url)
}

// At most two sections of a page and ten in all, as Candor shows them; thirty words around the first that was asked for.
const showSections = (found, query) => {
  const seen = {}, asked = query.toLowerCase().split(/\W+/).filter(word => word.length > 3)
  const few = found.filter(({ url }) => (seen[url.split('#')[0]] = (seen[url.split('#')[0]] ?? 0) + 1) <= 2).slice(0, 10)
  return show(few.map(one => {
    const words = one.text.split(' '), met = words.findIndex(word => asked.some(part => word.toLowerCase().includes(part)))
    return { ...one, excerpt: words.slice(Math.max(0, met - 4), Math.max(0, met - 4) + 30).join(' ') }
  }))
}

// The thesaurus for engines that have none: what pages say is asked for as well.
const withMeanings = query => {
  const plain = ` ${query.toLowerCase().replace(/['’]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
  return [query, ...built.says.filter(([said]) => plain.includes(said)).map(([, term]) => term.trim())].join(' ')
}
