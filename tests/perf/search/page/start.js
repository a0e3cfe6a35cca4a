// Opens the search and asks what the address has behind `#`, at once; tells how long it took from the page's arrival.
bench.first = (async () => {
  await bench.open()
  const urls = await bench.ask(decodeURIComponent(location.hash.slice(1)))
  return { urls, milliseconds: performance.now() - performance.getEntriesByType('navigation')[0].responseEnd }
})()
bench.first.catch(() => {})
