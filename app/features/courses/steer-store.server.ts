import type { Day, Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import type { CoursePhase, DeficitsLabel, ProblemArea } from './course-words.ts'

export type SteeredCourse = {
  kind: 'acute' | 'maintenance'
  phase: CoursePhase
  startedOn: Day
  version: number
  timeZone: string
}

export async function readSteered(tx: ClinicTransaction, id: CourseId): Promise<SteeredCourse | null> {
  const row = await tx
    .selectFrom('courses as c')
    .innerJoin('clinics', 'clinics.id', 'c.clinic_id')
    .select(['c.kind', 'c.phase', 'c.started_on', 'c.version', 'clinics.time_zone'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    kind: row.kind,
    phase: row.phase,
    startedOn: row.started_on,
    version: row.version,
    timeZone: row.time_zone,
  }
}

export type Steering =
  | { phase: 'termination' }
  | { phase: 'ended'; ending: 'completed' | 'ended-early' | 'transferred'; endedOn: Day }

/** Changes a course that is still as it was read; false when somebody else was quicker. */
export async function steer(
  tx: ClinicTransaction,
  id: CourseId,
  version: number,
  to: Steering,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('courses')
    .set({ ...columnsOf(to), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type AgreedFocus = {
  phase: CoursePhase
  area: ProblemArea
  secondArea: ProblemArea | null
  /** What the fourth area is called with this patient, where it is one of them (IPT-078). */
  label: DeficitsLabel | null
  agreedOn: Day
}

/** Puts the agreed focus on a course that is still as it was read; false when somebody else was quicker. */
export async function storeFocus(
  tx: ClinicTransaction,
  id: CourseId,
  version: number,
  focus: AgreedFocus,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('courses')
    .set({
      phase: focus.phase,
      problem_area: focus.area,
      second_area: focus.secondArea,
      deficits_label: focus.label,
      focus_agreed_on: focus.agreedOn,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function hasOpenAlert(tx: ClinicTransaction, id: CourseId): Promise<boolean> {
  const row = await tx
    .selectFrom('alerts')
    .select('id')
    .where('course_id', '=', id)
    .where('state', '<>', 'closed')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** With a course end its coming appointments, its links, and what waits to be sent about it (HAZ-034). */
export async function stopWhatIsAhead(tx: ClinicTransaction, id: CourseId, at: Instant): Promise<void> {
  await tx
    .updateTable('appointments')
    .set((eb) => ({ state: 'cancelled', version: eb('version', '+', 1) }))
    .where('course_id', '=', id)
    .where('state', '=', 'planned')
    .execute()
  await tx
    .updateTable('check_in_links')
    .set({ revoked_at: at })
    .where('course_id', '=', id)
    .where('revoked_at', 'is', null)
    .where('used_at', 'is', null)
    .execute()
  await tx
    .updateTable('messages')
    .set({ state: 'cancelled' })
    .where('course_id', '=', id)
    .where('kind', '=', 'reminder')
    .where('state', 'in', ['waiting', 'failed'])
    .execute()
}

function columnsOf(to: Steering) {
  switch (to.phase) {
    case 'termination':
      return { phase: to.phase }
    case 'ended':
      return { phase: to.phase, ending: to.ending, ended_on: to.endedOn }
  }
}
