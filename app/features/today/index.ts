export type { Shell } from './shell.ts'
