import type { BrowserContext } from 'playwright-core'

/**
 * What a browser complains about while pages are open: errors of scripts, and whatever the content security policy has
 * kept from running (SEC-030). Statuses that a page answers with on purpose are looked at elsewhere.
 */
export function noteTrouble(context: BrowserContext, trouble: string[] = []): string[] {
  context.on('weberror', (error) => trouble.push(`script: ${error.error().message}`))
  context.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !text.startsWith('Failed to load resource: the server responded with'))
      trouble.push(`console: ${text}`)
    else if (/Content Security Policy|Trusted/i.test(text)) trouble.push(`policy: ${text}`)
  })
  return trouble
}
