/**
 * What in a page could run or reach out that Kith did not put there. Pages of Kith quote every attribute, so a page can be
 * taken apart without guessing: whatever does not read as one of Kith's own tags is reported too.
 */
export function markupIn(page: string): string[] {
  const found: string[] = []
  const tag =
    /<!--[\s\S]*?-->|<!DOCTYPE html>|<\/[a-z][\w-]*>|<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*\/?>|</gi
  const ownScripts = page.replaceAll(
    /(<(script|style)\b[^>]*>)([\s\S]*?)(<\/\2>)/gi,
    (_, open: string, name: string, inside: string, close: string) => {
      if (/<\/?script|<!--/i.test(inside)) found.push(`markup inside of a ${name}`)
      return open + close
    },
  )
  const taken = ownScripts.replaceAll(ownWithoutScripts, '$1')
  for (const [whole, name, attributes = ''] of taken.matchAll(tag)) {
    if (whole === '<') found.push('a bracket that opens nothing of ours')
    if (name === undefined) continue
    if (/^(iframe|object|embed|base|video|audio|math|template|noscript|frame|applet)$/i.test(name))
      found.push(whole)
    const given = [...attributes.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g)]
    if (/^(script|style)$/i.test(name) && !given.some(([, key, value]) => key === 'nonce' && value !== ''))
      found.push(whole)
    for (const [, key = '', value = ''] of given) {
      if (/^(on\w+|style|srcdoc)$/i.test(key)) found.push(whole)
      if (/^(href|src|action|formaction|data|xlink:href)$/i.test(key) && !isInside.test(value))
        found.push(whole)
    }
  }
  return found.map((one) => one.slice(0, 200))
}

// What Kith shows where no script runs: a sentence, links, a button. They are looked at like the rest of the page.
const ownWithoutScripts = /<noscript>((?:<\/?(?:p|a|button)(?:\s+[\w:-]+="[^"<]*")*>|[^<])*)<\/noscript>/g

// A place on this site; a number or an address to reach somebody by; the crisis lines' own pages.
const isInside = /^(?!\/\/)(\/|#|\?|$|data:,$|tel:|mailto:|sms:|https:\/\/(?!elsewhere))/
