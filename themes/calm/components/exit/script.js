// Leaves the page at once: on a press of the control, or of Shift three times.
(() => {
  // What stands in the text of a page is not the theme's, whatever its name.
  const ours = name => [...document.querySelectorAll(name)].filter(one => !one.closest('main'))
  const [button] = ours('.exit-button')
  if (!button) return
  const { history, loading, two, one, expired } = button.dataset
  const dots = document.createElement('span')
  dots.className = 'exit-dots'
  dots.ariaHidden = 'true'
  const status = document.createElement('span')
  status.className = 'vh'
  status.setAttribute('role', 'status')
  button.after(status)
  let presses = 0, modified = false, timer, cover

  // What was typed or ticked lives only as long as the page is in view.
  const clear = () => {
    for (const field of document.querySelectorAll('input, textarea')) {
      field.value = field.defaultValue
      field.checked = field.defaultChecked
    }
  }

  const count = (n, words) => {
    presses = n
    status.textContent = words
    dots.textContent = '●●●○○○'.slice(3 - n, 6 - n)
    n ? button.append(dots) : dots.remove()
    clearTimeout(timer)
    if (n) timer = setTimeout(count, 5000, 0, expired)
  }

  const exit = () => {
    count(0, '')
    clear()
    cover = document.createElement('div')
    cover.className = 'exit-cover'
    cover.setAttribute('role', 'alert')
    document.body.classList.add('exiting')
    document.body.append(cover)
    cover.textContent = loading
    const to = ours('[data-exit]').find(one => one.hostname)?.href ?? 'about:blank'
    history === 'keep' ? location.href = to : location.replace(to)
  }

  addEventListener('click', event => {
    const control = event.target.closest?.('[data-exit]')
    if (!control || control.closest('main')) return
    event.preventDefault()
    exit()
  })

  // Shift with another key gives two keyups: the other key's with shiftKey, then Shift's own. The second is no press.
  addEventListener('keyup', event => {
    if (event.key === 'Shift' && !modified) {
      if (presses === 2) exit()
      else count(presses + 1, presses ? one : two)
    } else if (presses) count(0, expired)
    modified = event.shiftKey
  }, true)

  addEventListener('pagehide', clear)
  addEventListener('pageshow', event => {
    if (event.persisted) clear()
    count(0, '')
    cover?.remove()
    document.body.classList.remove('exiting')
  })
})()
