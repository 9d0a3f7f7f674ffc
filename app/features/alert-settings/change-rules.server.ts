import { done, fail, type Result } from '#platform/result.ts'

import type { AlertSettings } from './alert-settings.ts'
import { changeSettings, type LeadCall } from './change-settings.server.ts'

type Typed = Readonly<Record<string, string>>
type Rules = Pick<AlertSettings, 'stepMinutes' | 'reminderHours' | 'strictScoring' | 'deficitsLabel'>

const labels = ['interpersonal sensitivity', 'social isolation'] as const
const longestStep = 24 * 60

/** Sets after how many minutes an alert moves on, and the few other rules of a clinic. */
export async function changeRules(
  call: LeadCall,
  wish: { typed: Typed; key: string },
): Promise<Result<null>> {
  const read = readRules(wish.typed)
  if (!read.ok) return fail({ kind: 'invalid', fields: read.fields })
  const { stepMinutes, reminderHours, strictScoring, deficitsLabel } = read.rules
  return changeSettings(call, { intent: 'rules', key: wish.key, body: read.rules }, async ({ tx }) => {
    await tx
      .updateTable('clinics')
      .set({
        alert_step_minutes: [...stepMinutes],
        reminder_hours: reminderHours,
        strict_scoring: strictScoring,
        deficits_label: deficitsLabel,
      })
      .execute()
    return done(null)
  })
}

export function readRules(
  typed: Typed,
): { ok: true; rules: Rules } | { ok: false; fields: Record<string, string> } {
  const fields: Record<string, string> = {}
  const steps = (typed['stepMinutes'] ?? '').split(/[,;\s]+/).filter((part) => part !== '')
  const stepMinutes = steps.map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : Number.NaN))
  const rises = stepMinutes.every((minutes, at) => minutes > (at === 0 ? 0 : (stepMinutes[at - 1] ?? 0)))
  const isInRange =
    stepMinutes.length >= 1 && stepMinutes.length <= 10 && (stepMinutes.at(-1) ?? 0) <= longestStep
  if (!rises || !isInRange) fields['stepMinutes'] = 'settings/steps-unreadable'
  const hours = typed['reminderHours'] ?? ''
  const reminderHours = /^\d{1,2}$/.test(hours) ? Number(hours) : 0
  if (reminderHours < 1 || reminderHours > 48) fields['reminderHours'] = 'settings/reminder-hours'
  const deficitsLabel = labels.find((label) => label === typed['deficitsLabel'])
  if (deficitsLabel === undefined) fields['deficitsLabel'] = 'settings/label-needed'
  if (deficitsLabel === undefined || Object.keys(fields).length > 0) return { ok: false, fields }
  const strictScoring = typed['strictScoring'] === 'yes'
  return { ok: true, rules: { stepMinutes, reminderHours, strictScoring, deficitsLabel } }
}
