import { areaCandidates, associatedEvents } from '@kith/ipt'

import { diagnosisOf } from '#features/assessment/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { timelineOf } from '#features/timeline/index.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'

import type { FocusFacts } from './focus-facts.ts'

/** What the chart of a course says to its focus. Ask for permission first. */
export async function focusFactsOf(tx: ClinicTransaction, header: CourseHeader): Promise<FocusFacts> {
  const courseId = header.course.id
  const chart = await timelineOf(tx, courseId)
  if (chart === null) throw new Error('a course without a timeline')
  const { timeline, inventory } = chart
  const events = [...timeline.placed.map(({ event }) => event), ...timeline.offAxis]
  const diagnosis = await diagnosisOf(tx, courseId)
  const clinic = await tx.selectFrom('clinics').select('deficits_label').executeTakeFirstOrThrow()
  return {
    // That nothing was entered yet speaks for nothing: least of all for a life without people (IPT-071).
    candidates:
      events.length === 0 && inventory.persons.length === 0 ? [] : areaCandidates(timeline, inventory),
    associatedEvents: associatedEvents(timeline).length,
    aDeathIsKnown:
      events.some(({ type }) => type === 'death') ||
      inventory.persons.some(({ life }) => life.state === 'deceased'),
    plannedSessions: header.course.plannedSessions,
    sessionsHeld: header.counts.k,
    diagnosis: diagnosis?.diagnosis ?? '',
    diagnosisForPatient: diagnosis?.diagnosisForPatient ?? '',
    courseType: timeline.course?.type ?? 'episodic',
    anchor: timeline.anchors[0]?.date ?? null,
    clinicLabel: clinic.deficits_label,
  }
}
