export { readChecklist, type ComponentLine } from './read-checklist.server.ts'
export { readOpenInSession } from './read-initial-phase.server.ts'
