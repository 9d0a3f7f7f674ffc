export { latestScores, readCheckInsOfCourse } from './read-check-ins.server.ts'
