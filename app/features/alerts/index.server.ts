export { raiseAlerts, type RaisedRisk } from './raise-alerts.server.ts'
export { readWatch } from './read-watch.server.ts'
export { compareAnswersAndAlerts } from './compare-alerts.server.ts'
export { handOverAlertsJob, moveAlertJob, moveOverdueAlerts } from './move-alert.server.ts'
