export { readCourse } from './course-overview.policy.ts'
export { readCourseOverview } from './read-course-overview.server.ts'
