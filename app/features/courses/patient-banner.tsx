import { dayWords } from '#features/calendar/index.ts'

import type { PatientIdentity } from './course-header.ts'

/** Stands on every clinical page: whose record this is, by name, birth date and number (HAZ-010). */
export function PatientBanner({ patient }: { patient: PatientIdentity }) {
  return (
    <p className="patient-banner row">
      <a href={`/patients/${patient.id}`}>
        <strong>{patient.name}</strong>
        {patient.preferredName === null ? null : ` (${patient.preferredName})`}
      </a>
      <span className="quiet numbers">
        {patient.birthOn === null ? 'no birth date' : `born ${dayWords(patient.birthOn)}`}
      </span>
      <span className="quiet numbers">{patient.number === null ? 'no number' : `no. ${patient.number}`}</span>
    </p>
  )
}
