// Opens or closes every answer of a hub.
for (const hub of document.querySelectorAll('.questions-hub')) {
  const { expand, collapse } = hub.dataset
  const all = [...hub.querySelectorAll('details')]
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'expand-all'
  const label = () => { button.textContent = all.every(one => one.open) ? collapse : expand }
  button.addEventListener('click', () => {
    const open = !all.every(one => one.open)
    for (const one of all) one.open = open
  })
  for (const one of all) one.addEventListener('toggle', label)
  label()
  hub.prepend(button)
}
