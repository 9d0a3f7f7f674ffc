export { raiseAlerts } from './raise-alerts.server.ts'
export { readWatch } from './read-watch.server.ts'
