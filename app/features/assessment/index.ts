export { AssessmentView } from './assessment-view.tsx'
