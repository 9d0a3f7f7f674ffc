import {
  arriveAlertProbeJob,
  beginAlertProbe,
  compareAnswersAndAlerts,
  handOverAlertsJob,
  moveAlertJob,
  moveOverdueAlerts,
  reportAlertLag,
} from '#features/alerts/index.server.ts'
import { verifyTrailNightly } from '#features/audit-trail/index.server.ts'
import { judgeLeftForms, judgeUnfinished, planReminders } from '#features/check-ins/index.server.ts'
import { sendMessage, takeUpMessages } from '#features/messages/index.server.ts'
import type { Job, Recurring } from '#platform/jobs/worker.server.ts'
import type { Look } from '#platform/process/start-watch.server.ts'

/** Every kind of job there is. A feature adds its own line. */
export const jobs: Readonly<Record<string, Job>> = {
  'judge-unfinished': judgeUnfinished,
  'send-message': sendMessage,
  'move-alert': moveAlertJob,
  'hand-over-alerts': handOverAlertsJob,
  'arrive-alert-probe': arriveAlertProbeJob,
}

/** What runs for every clinic at fixed times. */
export const recurring: Readonly<Record<string, Recurring>> = {
  'plan-reminders': planReminders,
  'judge-left-forms': judgeLeftForms,
  'take-up-messages': takeUpMessages,
  'move-overdue-alerts': moveOverdueAlerts,
  'begin-alert-probe': beginAlertProbe,
  'compare-answers-and-alerts': compareAnswersAndAlerts,
  'verify-audit-trail': verifyTrailNightly,
}

/** What every process looks at each minute, whether the queue runs or not. */
export const look: Look = reportAlertLag
