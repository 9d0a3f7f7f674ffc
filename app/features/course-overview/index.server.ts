export { readCourseOverview } from './read-course-overview.server.ts'
