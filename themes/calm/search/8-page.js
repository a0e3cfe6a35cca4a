// The search page. Down leads into the list and Up back; Enter leads to the first; Escape empties
// the field.
if (!panel) {
  if (!navigator.connection?.saveData) place.addEventListener('pointerenter', () => prepare().catch(() => {}), { once: true })
  place.addEventListener('keydown', event => {
    const links = [...results.querySelectorAll('a')]
    const at = links.indexOf(document.activeElement)
    if (event.key === 'Escape' && field.value) {
      forget()
      field.focus()
    } else if (event.key === 'Enter' && event.target === field) answer(true).then(toFirst)
    else if (event.key === 'ArrowDown' && links[at + 1]) links[at + 1].focus()
    else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? field).focus()
    else return
    event.preventDefault()
  })
  forget()
}
