import { readId, type AlertId } from '#platform/ids.ts'
import { fail, type Problem, type Result } from '#platform/result.ts'

import { alertIntents, type AlertFormState, type AlertIntent } from './alert-form.ts'
import { closeAlert } from './close-alert.server.ts'
import { handOverAlert } from './hand-over-alert.server.ts'
import { noteOnAlert } from './note-on-alert.server.ts'
import type { StaffCall } from './staff-call.ts'
import { takeAlert } from './take-alert.server.ts'

/** Where to go on to, the page's own form again, or a problem that has no place on it. */
export type AlertAnswer =
  | { kind: 'done'; goTo: string }
  | { kind: 'again'; status: number; form: AlertFormState }
  | { kind: 'problem'; problem: Problem }

/** Reads whichever form of the alert's page was sent and does what it asks. */
export async function answerAlertForm(
  call: StaffCall,
  alertId: AlertId,
  data: FormData,
): Promise<AlertAnswer> {
  const typed = Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const intent = alertIntents.find((known) => known === typed['intent'])
  const key = readId<'submissions'>(typed['key'])
  const version = Number(typed['version'])
  if (intent === undefined || key === null || !Number.isInteger(version)) {
    return { kind: 'problem', problem: { kind: 'absent' } }
  }
  const result = await act(call, intent, { alertId, version, key }, typed)
  if (!result.ok) return again(intent, result.problem, typed)
  if (intent === 'close' || intent === 'hand-over') return { kind: 'done', goTo: '/alerts' }
  const rest = intent === 'note' ? { ...typed, note: '' } : typed
  return writtenFields.every((name) => (rest[name] ?? '').trim() === '')
    ? { kind: 'done', goTo: `/alerts/${alertId}` }
    : { kind: 'again', status: 200, form: { intent, problem: null, fields: {}, typed: rest } }
}

// What somebody has begun to write beside what they did comes back with the page.
const writtenFields = ['assessment', 'stepsTried', 'nextStep', 'note', 'hand-over-words']

function act(
  call: StaffCall,
  intent: AlertIntent,
  base: { alertId: AlertId; version: number; key: string },
  typed: Readonly<Record<string, string>>,
): Promise<Result<null>> {
  switch (intent) {
    case 'take':
      return takeAlert(call, base)
    case 'note':
      return noteOnAlert(call, { ...base, words: typed['note'] })
    case 'hand-over':
      return handOverAlert(call, { ...base, toId: typed['to'], words: typed['hand-over-words'] })
    case 'close':
      return closeAlert(call, {
        ...base,
        fields: {
          assessment: typed['assessment'],
          outcome: typed['outcome'],
          stepsTried: typed['stepsTried'],
          nextStep: typed['nextStep'],
          nextReviewOn: typed['nextReviewOn'],
        },
      })
    default:
      return Promise.resolve(fail({ kind: 'absent' }))
  }
}

function again(intent: AlertIntent, problem: Problem, typed: Readonly<Record<string, string>>): AlertAnswer {
  if (problem.kind === 'invalid') {
    return { kind: 'again', status: 400, form: { intent, problem: null, fields: problem.fields, typed } }
  }
  const isSaid =
    (problem.kind === 'conflict' || problem.kind === 'refused') && !problem.code.startsWith('access/')
  if (!isSaid) return { kind: 'problem', problem }
  const status = problem.kind === 'conflict' ? 409 : 422
  return { kind: 'again', status, form: { intent, problem: problem.code, fields: {}, typed } }
}
