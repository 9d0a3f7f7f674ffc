/** A form as its page shows it, once for each button that sends it. */
export type ShownForm = { action: string | null; fields: (readonly [string, string])[] }

/** The forms of a page, read the way a program without a browser would. */
export function formsOn(page: string): ShownForm[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
    if (attribute(head, 'method')?.toLowerCase() !== 'post') return []
    const action = attribute(head, 'action')
    const fields: [string, string][] = []
    for (const [, tag = ''] of inside.matchAll(/<(?:input|textarea|select)\b([^>]*)>/g)) {
      const name = attribute(tag, 'name')
      if (name !== null) fields.push([name, attribute(tag, 'value') ?? ''])
    }
    const buttons = [...inside.matchAll(/<button\b([^>]*)>/g)].flatMap(([, tag = '']) => {
      const name = attribute(tag, 'name')
      return name === null ? [] : [[name, attribute(tag, 'value') ?? ''] as const]
    })
    return buttons.length === 0
      ? [{ action, fields }]
      : buttons.map((button) => ({ action, fields: [...fields, button] }))
  })
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined
    ? null
    : found
        .replaceAll('&quot;', '"')
        .replaceAll('&#x27;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
}
