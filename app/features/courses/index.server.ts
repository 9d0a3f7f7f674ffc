export {
  addAppointment,
  cancelAppointment,
  markMissed,
  moveAppointment,
  undoAppointmentChange,
  type Changed,
} from './change-appointments.server.ts'
export { readAppointments } from './read-appointments.server.ts'
export { readCourseHeader } from './read-course-header.server.ts'
export { readFocus } from './read-focus.server.ts'
export { previewSeries, readNewCourse, startCourse, type StartedCourse } from './start-course.server.ts'
export { agreeFocus, beginTermination, endCourse } from './steer-course.server.ts'
