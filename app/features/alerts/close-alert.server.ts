import { readDay, type Day } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { changeAlert, insertEvent } from './alerts-store.server.ts'
import { actOnAlert, type AlertAct } from './change-alert.server.ts'
import { outcomes, type Outcome } from './outcomes.ts'
import { readAlertClock } from './read-rota.server.ts'
import { readWords } from './read-words.ts'
import type { StaffCall } from './staff-call.ts'

export type ClosingFields = Readonly<
  Record<'assessment' | 'outcome' | 'stepsTried' | 'nextStep' | 'nextReviewOn', unknown>
>

type Closing = {
  assessment: string
  outcome: Outcome
  stepsTried: string | null
  nextStep: string
  nextReviewOn: Day
}

/**
 * Closes an alert: only by whoever has taken it, with what was done and found, an outcome, and a next step with its day
 * (SAFE-011, HAZ-006). Everything stays readable. There is no closing of several at once.
 */
export async function closeAlert(
  call: StaffCall,
  act: AlertAct & { fields: ClosingFields },
): Promise<Result<null>> {
  const read = readClosing(act.fields)
  if (!read.ok) return fail({ kind: 'invalid', fields: read.fields })
  const closing = read.value
  const body = { close: act.alertId, version: act.version, ...closing }
  return actOnAlert(call, { ...act, body, action: 'alert.closed' }, async (work, alert) => {
    if (alert.state === 'closed') return fail({ kind: 'conflict', code: 'alerts/changed' })
    if (alert.state === 'open') return fail({ kind: 'refused', code: 'alerts/take-it-first' })
    if (alert.ownerId !== call.actor.staffId) {
      return fail({ kind: 'refused', code: 'alerts/taken-by-another' })
    }
    const { zone } = await readAlertClock(work.tx)
    if (closing.nextReviewOn < clinicTimeOf(call.at, zone).day) {
      return fail({ kind: 'invalid', fields: { nextReviewOn: 'alerts/day-is-past' } })
    }
    await changeAlert(work.tx, alert.id, {
      state: 'closed',
      closed_at: call.at,
      closed_by: call.actor.staffId,
      assessment: closing.assessment,
      steps_tried: closing.stepsTried,
      outcome: closing.outcome,
      next_step: closing.nextStep,
      next_review_on: closing.nextReviewOn,
    })
    await insertEvent(call, work.tx, alert.id, 'closed')
    return done(null)
  })
}

function readClosing(
  raw: ClosingFields,
): { ok: true; value: Closing } | { ok: false; fields: Record<string, string> } {
  const fields: Record<string, string> = {}
  const words = (name: 'assessment' | 'nextStep' | 'stepsTried', needed: string) => {
    const read = readWords(raw[name], needed)
    if (!read.ok) fields[name] = read.code
    return read.ok ? read.value : ''
  }
  // In the order of the form: the summary of problems follows it.
  const assessment = words('assessment', 'alerts/assessment-needed')
  const outcome = outcomes.find((choice) => choice === raw.outcome)
  if (outcome === undefined) fields['outcome'] = 'alerts/outcome-needed'
  const isWritten = typeof raw.stepsTried === 'string' && raw.stepsTried.trim() !== ''
  const stepsTried =
    outcome === 'no-contact-possible' || isWritten ? words('stepsTried', 'alerts/steps-tried-needed') : null
  const nextStep = words('nextStep', 'alerts/next-step-needed')
  const day = readDay(raw.nextReviewOn)
  if (!day.ok) fields['nextReviewOn'] = 'alerts/day-needed'
  if (outcome === undefined || !day.ok || Object.keys(fields).length > 0) return { ok: false, fields }
  return { ok: true, value: { assessment, outcome, stepsTried, nextStep, nextReviewOn: day.value } }
}
