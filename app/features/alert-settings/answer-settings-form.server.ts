import { readId } from '#platform/ids.ts'
import type { Problem, Result } from '#platform/result.ts'

import { settingsIntents, type SettingsFormState, type SettingsIntent } from './alert-settings.ts'
import { changeHours } from './change-hours.server.ts'
import { addLeave, cancelLeave } from './change-leave.server.ts'
import { addToList, changeList } from './change-list.server.ts'
import { changeRules } from './change-rules.server.ts'
import type { LeadCall } from './change-settings.server.ts'

export type SettingsAnswer =
  | { kind: 'done' }
  | { kind: 'again'; status: number; form: SettingsFormState }
  | { kind: 'problem'; problem: Problem }

/** Reads whichever form of the settings was sent and does what it asks. */
export async function answerSettingsForm(call: LeadCall, data: FormData): Promise<SettingsAnswer> {
  const typed = Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ) as Record<string, string>
  const { intent: named, key: sent, ...fields } = typed
  const intent = settingsIntents.find((known) => known === named)
  const key = readId<'submissions'>(sent)
  if (intent === undefined || key === null) return { kind: 'problem', problem: { kind: 'absent' } }
  const result = await change(call, intent, key, fields)
  return result.ok ? { kind: 'done' } : again(intent, result.problem, fields)
}

function change(
  call: LeadCall,
  intent: SettingsIntent,
  key: string,
  typed: Readonly<Record<string, string>>,
): Promise<Result<null>> {
  switch (intent) {
    case 'list-add':
      return addToList(call, { staffId: typed['staffId'], key })
    case 'list-up':
    case 'list-down':
    case 'list-remove':
      return changeList(call, { intent, placeId: typed['place'], key })
    case 'hours':
      return changeHours(call, { typed, key })
    case 'rules':
      return changeRules(call, { typed, key })
    case 'leave-add':
      return addLeave(call, { typed, key })
    case 'leave-cancel':
      return cancelLeave(call, { absenceId: typed['absence'], key })
  }
}

function again(
  intent: SettingsIntent,
  problem: Problem,
  typed: Readonly<Record<string, string>>,
): SettingsAnswer {
  if (problem.kind === 'invalid') {
    return { kind: 'again', status: 400, form: { intent, problem: null, fields: problem.fields, typed } }
  }
  const isSaid =
    (problem.kind === 'conflict' || problem.kind === 'refused') && !problem.code.startsWith('access/')
  if (!isSaid) return { kind: 'problem', problem }
  const status = problem.kind === 'conflict' ? 409 : 422
  return { kind: 'again', status, form: { intent, problem: problem.code, fields: {}, typed } }
}
