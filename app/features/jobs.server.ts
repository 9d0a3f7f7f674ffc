import {
  compareAnswersAndAlerts,
  handOverAlertsJob,
  moveAlertJob,
  moveOverdueAlerts,
} from '#features/alerts/index.server.ts'
import type { Job, Recurring } from '#platform/jobs/worker.server.ts'

/** Every kind of job there is. A feature adds its own line. */
export const jobs: Readonly<Record<string, Job>> = {
  'move-alert': moveAlertJob,
  'hand-over-alerts': handOverAlertsJob,
}

/** What runs for every clinic at fixed times. */
export const recurring: Readonly<Record<string, Recurring>> = {
  'move-overdue-alerts': moveOverdueAlerts,
  'compare-answers-and-alerts': compareAnswersAndAlerts,
}
