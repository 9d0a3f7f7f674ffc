export type { Shell } from './shell.ts'
export { TodayPage } from './today-page.tsx'
export type { Today } from './today.ts'
