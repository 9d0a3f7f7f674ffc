export { PatientBanner } from './patient-banner.tsx'
export { PatientPrintFoot } from './patient-print-foot.tsx'
export type { CourseHeader, PatientIdentity } from './course-header.ts'
export {
  endingWords,
  formatWords,
  phaseWords,
  type CourseFormat,
  type CoursePhase,
  type DeficitsLabel,
  type ProblemArea,
} from './course-words.ts'
export { NewCourseForm } from './new-course-form.tsx'
export { AppointmentsPage } from './appointments-page.tsx'
export { PhasePage } from './phase-page.tsx'
export { HiddenEdit } from './hidden-edit.tsx'
export { courseProblemWords } from './course-problems.ts'
export type { PlannedSession } from './planned-session.ts'
export type { Appointment } from './appointment.ts'
