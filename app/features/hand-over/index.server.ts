export { readHandOver, transferCourse } from './hand-over-course.server.ts'
