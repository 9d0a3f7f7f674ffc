import type { InitialEvidence, Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { timelineOf } from './chart-of.server.ts'

/** What the chart holds of the timeline as a component of the initial phase, and who touched it last. */
export async function timelineEvidence(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<{ evidence: InitialEvidence['timeline']; last: { by: string; at: Instant } | null }> {
  const chart = await timelineOf(tx, courseId)
  const course = chart?.timeline.course ?? null
  const isDated = course !== null && (course.type !== 'episodic' || course.onset.firstSymptoms !== null)
  const placed = chart?.timeline.placed.length ?? 0
  const known = placed + (chart?.timeline.offAxis.length ?? 0)
  const evidence = {
    anchorsDated: isDated,
    // Where patient and clinician agreed that no event matters, there is none to lay over (IPT-070).
    eventsLaidOver: placed > 0 || (known === 0 && (await isFocusWithoutEvent(tx, courseId))),
  }
  return { evidence, last: await lastChange(tx, courseId) }
}

async function isFocusWithoutEvent(tx: ClinicTransaction, courseId: CourseId): Promise<boolean> {
  const course = await tx
    .selectFrom('courses')
    .select('problem_area')
    .where('id', '=', courseId)
    .executeTakeFirst()
  return course?.problem_area === 'interpersonal_deficits'
}

async function lastChange(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<{ by: string; at: Instant } | null> {
  const changes = tx
    .selectFrom('depression_courses')
    .select(['clinic_id', 'changed_at', 'changed_by'])
    .where('course_id', '=', courseId)
    .unionAll(
      tx
        .selectFrom('life_events')
        .select(['clinic_id', 'changed_at', 'changed_by'])
        .where('course_id', '=', courseId),
    )
    .unionAll(
      tx
        .selectFrom('timeline_stretches')
        .select(['clinic_id', 'changed_at', 'changed_by'])
        .where('course_id', '=', courseId),
    )
  const last = await tx
    .selectFrom(changes.as('c'))
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'c.clinic_id').onRef('s.id', '=', 'c.changed_by'),
    )
    .select(['c.changed_at as at', 's.name as by'])
    .orderBy('c.changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? null
}
