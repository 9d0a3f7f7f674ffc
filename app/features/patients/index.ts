export { readView, type CaseloadView } from './arrange-caseload.ts'
