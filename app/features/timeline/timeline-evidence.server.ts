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
  const evidence = {
    anchorsDated: isDated,
    eventsLaidOver: (chart?.timeline.placed.length ?? 0) > 0,
  }
  return { evidence, last: await lastChange(tx, courseId) }
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
