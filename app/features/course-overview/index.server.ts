export { readCourse } from './course-overview.policy.ts'
export { readCourseOverview, type CourseOverview } from './read-course-overview.server.ts'
