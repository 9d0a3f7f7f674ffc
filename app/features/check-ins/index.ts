export type { CheckInMode, CheckInRow, LatestScore } from './check-in-row.ts'
