export { readShell } from './read-shell.server.ts'
export { readToday } from './read-today.server.ts'
export { todayPolicy } from './today.policy.ts'
