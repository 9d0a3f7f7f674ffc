import { readInstant } from '@kith/ipt'

import { readId, type AppointmentId } from '#platform/ids.ts'

import type { Entry } from './enter-check-in.server.ts'

export type TypedEntry = Readonly<Record<string, string>>

/** A form of staff as it came in. A dash stands for an answer that was not given. */
export function readEntry(typed: TypedEntry, key: string): Entry & { reason: string } {
  const answers: Record<string, string> = {}
  const leftOut: string[] = []
  for (const [name, value] of Object.entries(typed)) {
    if (!/^q\d{1,3}$/.test(name)) continue
    if (value === '-') leftOut.push(name)
    else answers[name] = value
  }
  const started = readInstant(typed['started'])
  return {
    key,
    answers,
    leftOut,
    mode: typed['mode'] === 'paper' ? 'paper' : 'telephone',
    appointmentId: readId<'appointments'>(typed['appointment']) satisfies AppointmentId | null,
    startedAt: started.ok ? started.value : null,
    answeredOn: typed['answered-on'] ?? '',
    reason: typed['reason'] ?? '',
  }
}

/** The text fields of a form by name. */
export function typedFields(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && name !== '__proto__') typed[name] = value.slice(0, 2000)
  }
  return typed
}
