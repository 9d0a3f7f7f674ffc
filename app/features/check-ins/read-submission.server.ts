import { readInstant, type Instant } from '@kith/ipt'

import { newId, readId } from '#platform/ids.ts'

import type { Submission } from './submit-check-in.server.ts'

/** A form as it came in: what it answers, and what is shown again if it has to come back. */
export function readSubmission(
  form: FormData,
  instrument: string,
  at: Instant,
): { submission: Submission; typed: Record<string, string> } {
  const typed: Record<string, string> = {}
  for (const [name, value] of form) {
    if (/^q\d{1,3}$/.test(name) && typeof value === 'string') typed[name] = value.slice(0, 20)
  }
  return {
    typed,
    submission: {
      key: readId(form.get('key')) ?? newId(),
      instrument,
      answers: typed,
      sawGaps: form.get('seen-gaps') === 'yes',
      startedAt: startOf(form.get('started'), at),
    },
  }
}

// The browser sends back when the page was made. A time that cannot be is left out: it decides nothing.
function startOf(value: unknown, at: Instant): Instant | null {
  const read = readInstant(value)
  if (!read.ok) return null
  const age = Date.parse(at) - Date.parse(read.value)
  return age >= 0 && age < 48 * 3_600_000 ? read.value : null
}
