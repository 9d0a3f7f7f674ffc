export { readCourseHeader } from './read-course-header.server.ts'
