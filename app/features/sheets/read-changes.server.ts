import { z } from 'zod'

import { mostFields, type SheetChange } from './sheet.ts'
import { wasPrefix } from './was-prefix.ts'

const change = z.object({
  name: z.string().max(200),
  to: z.string().max(100_000),
  known: z.array(z.string().max(100_000)).max(30),
})
const sent = z.object({ changes: z.array(change).min(1).max(mostFields) })

/** The changes in a save that came as JSON; null for anything else. */
export function readChanges(json: unknown): readonly SheetChange[] | null {
  const read = sent.safeParse(json)
  return read.success ? read.data.changes : null
}

/**
 * The changes in a form that was sent the ordinary way: beside each field stands what it held when the page was made.
 * What nobody touched is not sent on.
 */
export function changesInForm(typed: Readonly<Record<string, string>>): readonly SheetChange[] {
  return Object.entries(typed).flatMap(([key, was]) => {
    if (!key.startsWith(wasPrefix)) return []
    const name = key.slice(wasPrefix.length)
    const to = typed[name] ?? ''
    return to === was ? [] : [{ name, to, known: [was] }]
  })
}
