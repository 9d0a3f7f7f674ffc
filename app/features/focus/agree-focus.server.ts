import {
  agreeFormulation,
  areasOf,
  changeFocus,
  patientText,
  readDay,
  reframeDispute,
  type AgreedFormulation,
  type AgreementManner,
  type Day,
  type Focus,
  type FocusPeriod,
} from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { readCourseHeader, steerCourse, storeFocus, whyNotFocus } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { readSheet } from '#features/sheets/index.server.ts'
import type { SheetValues } from '#features/sheets/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { focusFactsOf } from './focus-facts.server.ts'
import { textIn } from './focus-sheet.ts'
import { focusPeriodsOf, keepFormulation } from './formulations-store.server.ts'
import { judgeFocus } from './judge-focus.ts'

type Typed = Readonly<Record<string, string>>

/**
 * Keeps what patient and clinician agreed to work on: the focus, the formulation in both wordings, and the patient's
 * agreement with its day, session and manner (IPT-076, IPT-077). With the first one the middle phase opens (IPT-012); a
 * later one is a change of focus, with its reason (IPT-132), and stands beside the earlier ones.
 */
export function agreeFocus(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Typed,
  edit: { key: string; version: number },
): Promise<Result<null>> {
  const once = { key: edit.key, body: { typed, version: edit.version } }
  const subject = { kind: 'course', id: courseId } as const
  return command(
    call,
    { policy: steerCourse, subject, action: 'course.focus-agreed', once },
    async ({ tx }) => {
      const header = await readCourseHeader(tx, courseId)
      if (header === null) return fail({ kind: 'absent' })
      const { course } = header
      if (course.version !== edit.version) return changedMeanwhile
      const why = whyNotFocus(course.kind, course.phase)
      if (why !== null) return fail({ kind: 'refused', code: why })
      const { values } = await readSheet(tx, courseId, 'formulation')
      const facts = await focusFactsOf(tx, header)
      const judged = judgeFocus(values, facts)
      if (!judged.focus.ok) return fail({ kind: 'refused', code: judged.focus.code })
      const focus = judged.focus.value
      const agreed = readAgreement(typed, values, { header, focus, today: todayOf(call, header) })
      if (!agreed.ok) return agreed
      const change = readChange(typed, {
        periods: await focusPeriodsOf(tx, courseId),
        header,
        focus,
        agreedOn: agreed.value.agreement.on,
      })
      if (!change.ok) return change
      const areas = areasOf(focus)
      const label = areas.includes('interpersonal_deficits') ? judged.label : null
      const stamp = { at: call.at, by: call.actor.staffId }
      const place = { clinicId: call.actor.clinicId, courseId }
      await keepFormulation(tx, place, { formulation: agreed.value, label, facts, ...change.value }, stamp)
      const [area, secondArea = null] = areas
      if (area === undefined) throw new Error('a focus without an area')
      const stored = await storeFocus(tx, courseId, edit.version, {
        phase: course.phase === 'initial' ? 'middle' : course.phase,
        area,
        secondArea,
        label,
        agreedOn: agreed.value.agreement.on,
      })
      return stored ? done(null) : changedMeanwhile
    },
  )
}

const changedMeanwhile = fail({ kind: 'conflict', code: 'course/changed-meanwhile' })

function todayOf(call: Call<StaffActor>, header: CourseHeader): Day {
  return clinicTimeOf(call.at, header.timeZone).day
}

function readAgreement(
  typed: Typed,
  values: SheetValues,
  { header, focus, today }: { header: CourseHeader; focus: Focus; today: Day },
): Result<AgreedFormulation> {
  const fields: Record<string, string> = {}
  const day = readDay((typed['agreedOn'] ?? '').trim())
  if (!day.ok) fields['agreedOn'] = 'day/missing'
  else if (day.value > today) fields['agreedOn'] = 'day/in-future'
  const session = Number(typed['session'])
  // Before the first session has been held, what is agreed is agreed in the first.
  if (session > Math.max(1, header.counts.k)) fields['session'] = 'formulation/session-not-held'
  const clinician = textIn(values, 'textClinician')
  if (clinician === '') fields['textClinician'] = 'formulation/text-missing'
  const words = textIn(values, 'textPatient')
  if (words === '') fields['textPatient'] = 'formulation/text-missing'
  const patient = patientText(words)
  if (!patient.ok) fields['textPatient'] = patient.problem.code
  const focusText = textIn(values, 'focusText')
  if (!patientText(focusText).ok) fields['focusText'] = 'focus/denied-word'
  const how = (typed['how'] ?? '') as AgreementManner
  const draft = patient.ok ? { clinician, patient: patient.value } : null
  const on = day.ok ? day.value : today
  const agreed = draft === null ? null : agreeFormulation(draft, focus, { on, session, how, focusText })
  if (agreed !== null && !agreed.ok && agreed.problem.kind === 'invalid') {
    for (const { field, code } of agreed.problem.fields) fields[field] ??= code
  }
  if (Object.keys(fields).length > 0 || agreed === null) return fail({ kind: 'invalid', fields })
  return agreed.ok ? agreed : fail({ kind: 'refused', code: agreed.problem.kind })
}

/** A first agreement needs no reason; what comes after it is a change of focus (IPT-074, IPT-132). */
function readChange(
  typed: Typed,
  at: { periods: readonly FocusPeriod[]; header: CourseHeader; focus: Focus; agreedOn: Day },
): Result<{ changeReason: string | null; consultation: string | null }> {
  const [first, ...rest] = at.periods
  if (first === undefined) {
    return at.header.focus === null
      ? done({ changeReason: null, consultation: null })
      : fail({ kind: 'refused', code: 'course/focus-already-agreed' })
  }
  const reason = (typed['changeReason'] ?? '').trim()
  const consultation = (typed['consultation'] ?? '').trim() || null
  const change = { reason, agreedOn: at.agreedOn, consultation }
  const history = [first, ...rest] as const
  const before = areasOf((rest.at(-1) ?? first).focus)
  const now = areasOf(at.focus)
  const becomesTransition =
    before.includes('role_dispute') && !now.includes('role_dispute') && now.includes('role_transition')
  const transition = [at.focus.primary, at.focus.secondary].find(
    (area) => area?.criteria.area === 'role_transition',
  )
  const changed =
    becomesTransition && transition
      ? reframeDispute(history, { ...change, transition, attemptsAsked: typed['attemptsAsked'] === 'yes' })
      : changeFocus(history, { ...change, to: at.focus })
  if (changed.ok) return done({ changeReason: reason, consultation })
  const field = changeFields[changed.problem.code]
  return field === undefined
    ? fail({ kind: 'refused', code: changed.problem.code })
    : fail({ kind: 'invalid', fields: { [field]: changed.problem.code } })
}

/** The field in which each refusal of a change is put right. */
const changeFields: Readonly<Record<string, string>> = {
  'focus/reason-needed': 'changeReason',
  'focus/consultation-needed': 'consultation',
  'focus/dissolution-not-examined': 'attemptsAsked',
  'focus/before-the-last-change': 'agreedOn',
}
