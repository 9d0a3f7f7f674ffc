export { answerWorkForm } from './answer-work-form.server.ts'
export { readWorkPage } from './read-work-page.server.ts'
export { hopeEvidence, sickRoleEvidence } from './work-evidence.server.ts'
