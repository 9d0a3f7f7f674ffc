export { addPatient, readCandidates, type Candidate } from './add-patient.server.ts'
export { changePatientContact, changePatientDetails } from './change-patient.server.ts'
export { readCaseload, type Caseload } from './read-caseload.server.ts'
export { readPatient, type PatientRecord } from './read-patient.server.ts'
