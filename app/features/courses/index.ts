export { PatientBanner } from './patient-banner.tsx'
export type { CourseHeader, PatientIdentity } from './course-header.ts'
export {
  areaWords,
  endingWords,
  formatWords,
  patientAreaWords,
  phaseWords,
  type CourseFormat,
  type CoursePhase,
  type DeficitsLabel,
  type ProblemArea,
} from './course-words.ts'
