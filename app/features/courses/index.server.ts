export { addAppointment, markMissed, type Changed } from './change-appointments.server.ts'
export { readAppointments } from './read-appointments.server.ts'
export { readCourseHeader } from './read-course-header.server.ts'
export { readPhase } from './read-phase.server.ts'
export { readNewCourse, startCourse, type StartedCourse } from './start-course.server.ts'
export { beginTermination, endCourse } from './steer-course.server.ts'
export { storeFocus } from './steer-store.server.ts'
export { whyNotFocus, type GateCode } from './pathway-gates.ts'
export { arrangeAppointments, beginCourse, handOverCourse, seeCourse, steerCourse } from './courses.policy.ts'
export { takeNewCourseStep } from './new-course-steps.server.ts'
export { answerAppointmentForm, clashesBehind } from './answer-appointment-form.server.ts'
export {
  applyFrame,
  effectOfFrame,
  holdCalendarOf,
  type AgreedFrame,
  type FrameEffect,
} from './change-frame.server.ts'
export { answerPhaseForm } from './answer-phase-form.server.ts'
