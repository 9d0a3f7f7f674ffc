import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import type { ClosedAlert } from './closed-alerts.tsx'

/** What was closed in one course, with what was agreed then; the last first. Ask for permission first. */
export async function readClosedAlerts(tx: ClinicTransaction, courseId: CourseId): Promise<ClosedAlert[]> {
  const rows = await tx
    .selectFrom('alerts')
    .select(['id', 'closed_at', 'outcome', 'next_step', 'next_review_on'])
    .where('course_id', '=', courseId)
    .where('state', '=', 'closed')
    .orderBy('closed_at', 'desc')
    .execute()
  // The database holds to it that what is closed has all of these (HAZ-006).
  return rows.flatMap(({ id, closed_at: closedAt, outcome, next_step: nextStep, next_review_on: reviewOn }) =>
    closedAt === null || outcome === null || nextStep === null || reviewOn === null
      ? []
      : [{ id, closedAt, outcome, nextStep, reviewOn }],
  )
}
