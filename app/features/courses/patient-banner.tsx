import type { ReactNode } from 'react'

import { dayWords } from '#features/calendar/index.ts'

import type { PatientIdentity } from './course-header.ts'

export type PatientBannerProps = {
  patient: PatientIdentity
  /** On a page within a course: the way back to it stands here, on every such page. */
  courseId?: string | undefined
  /** Another way back, to what this page is within. */
  children?: ReactNode
}

/** Stands on every clinical page: whose record this is, by name, birth date and number (HAZ-010). */
export function PatientBanner({ patient, courseId, children }: PatientBannerProps) {
  return (
    <div className="patient-banner row">
      <a href={`/patients/${patient.id}`}>
        <strong>{patient.name}</strong>
        {patient.preferredName === null ? null : ` (${patient.preferredName})`}
      </a>
      <span className="quiet numbers">
        {patient.birthOn === null ? 'no birth date' : `born ${dayWords(patient.birthOn)}`}
      </span>
      <span className="quiet numbers">{patient.number === null ? 'no number' : `no. ${patient.number}`}</span>
      {courseId === undefined ? null : (
        <a className="unprinted" href={`/courses/${courseId}`}>
          To the course
        </a>
      )}
      {children}
    </div>
  )
}
