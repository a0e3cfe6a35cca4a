// The settings, with scripts: the colour is shown while it is chosen, and the page on the phone stays where it is.
(() => {
  'use strict'
  const field = document.querySelector('[data-colour]')
  if (!field) return
  const policy = globalThis.trustedTypes?.createPolicy('candor', { createHTML: html => html })
  let asked = 0
  field.addEventListener('input', async () => {
    const mine = ++asked
    const response = await fetch('/_candor/settings/sample?colour=' + encodeURIComponent(field.value))
    const html = await response.text()
    if (mine !== asked) return
    document.getElementById('samples')?.remove()
    if (html) field.insertAdjacentHTML('afterend', policy ? policy.createHTML(html) : html)
  })
})()
