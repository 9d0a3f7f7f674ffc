export { readCourseHeader } from './read-course-header.server.ts'
export { previewSeries, readNewCourse, startCourse, type StartedCourse } from './start-course.server.ts'
