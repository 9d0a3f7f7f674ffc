export { readShell } from './read-shell.server.ts'
export { todayPolicy } from './today.policy.ts'
