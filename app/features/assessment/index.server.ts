export { diagnosisEvidence, diagnosisOf } from './diagnosis-of.server.ts'
export { markAssessmentDone } from './record-assessment.server.ts'
export { readAssessmentPage } from './read-assessment-page.server.ts'
