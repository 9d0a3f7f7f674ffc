import {
  mayBeFocus,
  selectFocus,
  type AgreedFormulation,
  type AreaCriteria,
  type Day,
  type EligibleArea,
  type Focus,
  type FocusPeriod,
  type Instant,
  type IsolationWord,
  type ProblemArea,
} from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { newId, type ClinicId, type CourseId, type StaffId } from '#platform/ids.ts'

import type { FocusFacts } from './focus-facts.ts'

/** One agreement as it was stored: it never changes. */
export type StoredFormulation = {
  agreedOn: Day
  session: number
  how: 'spoken' | 'signed' | 'tapped'
  focusText: string
  clinicianText: string
  patientText: string
  area: ProblemArea
  secondArea: ProblemArea | null
  secondReason: string | null
  label: IsolationWord | null
  changeReason: string | null
  consultation: string | null
  recordedAt: Instant
  recordedBy: string
}

type KeptCriteria = { criteria: AreaCriteria; overrideReason: string | null }

/** All agreements of a course, the first one first. */
export async function formulationsOf(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<StoredFormulation[]> {
  const rows = await rowsOf(tx, courseId)
  return rows.map((row) => ({
    agreedOn: row.agreed_on,
    session: row.session_number,
    how: row.how,
    focusText: row.focus_text,
    clinicianText: row.clinician_text,
    patientText: row.patient_text,
    area: row.area,
    secondArea: row.second_area,
    secondReason: row.second_reason,
    label: row.label,
    changeReason: row.change_reason,
    consultation: row.consultation,
    recordedAt: row.recorded_at,
    recordedBy: row.by,
  }))
}

/** The periods of the focus as the core knows them, read again from what was answered then. */
export async function focusPeriodsOf(tx: ClinicTransaction, courseId: CourseId): Promise<FocusPeriod[]> {
  const rows = await rowsOf(tx, courseId)
  return rows.map((row) => {
    const facts = row.chart as Pick<FocusFacts, 'associatedEvents' | 'aDeathIsKnown'>
    const eligible = (row.criteria as KeptCriteria[]).map(({ criteria, overrideReason }): EligibleArea => {
      const judged = mayBeFocus(criteria, facts, overrideReason)
      if (!judged.ok) throw new Error(`a stored focus does not read as one: ${judged.problem.code}`)
      return judged.value
    })
    const focus = selectFocus(eligible, row.second_reason)
    if (!focus.ok) throw new Error(`a stored focus does not read as one: ${focus.problem.code}`)
    return { focus: focus.value, fromOn: row.agreed_on, reason: row.change_reason }
  })
}

export async function keepFormulation(
  tx: ClinicTransaction,
  place: { clinicId: ClinicId; courseId: CourseId },
  agreed: {
    formulation: AgreedFormulation
    label: IsolationWord | null
    facts: FocusFacts
    changeReason: string | null
    consultation: string | null
  },
  stamp: { at: Instant; by: StaffId },
): Promise<void> {
  const { formulation, label, facts, changeReason, consultation } = agreed
  const { agreement, focus } = formulation
  await tx
    .insertInto('agreed_formulations')
    .values({
      clinic_id: place.clinicId,
      id: newId(),
      course_id: place.courseId,
      agreed_on: agreement.on,
      session_number: agreement.session,
      how: agreement.how,
      focus_text: agreement.focusText,
      clinician_text: formulation.clinician,
      patient_text: formulation.patient,
      area: focus.primary.criteria.area,
      second_area: focus.secondary?.criteria.area ?? null,
      second_reason: focus.secondary === null ? null : focus.reason,
      label,
      criteria: JSON.stringify(keptCriteria(focus)),
      chart: JSON.stringify({
        associatedEvents: facts.associatedEvents,
        aDeathIsKnown: facts.aDeathIsKnown,
        candidates: facts.candidates,
      }),
      change_reason: changeReason,
      consultation,
      recorded_at: stamp.at,
      recorded_by: stamp.by,
    })
    .execute()
}

function keptCriteria({ primary, secondary }: Focus): KeptCriteria[] {
  return (secondary === null ? [primary] : [primary, secondary]).map(({ criteria, overrideReason }) => ({
    criteria,
    overrideReason,
  }))
}

function rowsOf(tx: ClinicTransaction, courseId: CourseId) {
  return tx
    .selectFrom('agreed_formulations as f')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'f.clinic_id').onRef('s.id', '=', 'f.recorded_by'),
    )
    .selectAll('f')
    .select('s.name as by')
    .where('f.course_id', '=', courseId)
    .orderBy('f.recorded_at')
    .orderBy('f.id')
    .execute()
}
