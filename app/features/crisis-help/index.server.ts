export { linesOlderThan } from './crisis-help-for.ts'
export { crisisPolicy } from './crisis-help.policy.ts'
