// The place on the page that was asked for is looked for at the new address too.
{
  const link = document.querySelector('main.moved > .moved-to > a')
  if (link && location.hash && !link.hash) location.replace(link.href + location.hash)
}
