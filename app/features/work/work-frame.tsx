import type { ReactNode } from 'react'

import { dayWords } from '#features/calendar/index.ts'
import { PatientBanner } from '#features/courses/index.ts'
import type { Printed } from '#features/sessions/index.ts'
import { PageHeading, PrintFoot } from '#ui/index.ts'

import type { WorkPage } from './work-page.ts'

/** What every page of a piece of work has around it: whose it is, the way back, and the foot on paper. */
export function WorkFrame(props: {
  page: WorkPage
  title: string
  purpose: string
  printed: Printed
  children: ReactNode
}) {
  const { page, title, purpose, printed, children } = props
  const { patient, course, timeZone } = page.header
  return (
    <div className="stack stack-wide work-page">
      <PageHeading
        above={<PatientBanner patient={patient} />}
        title={title}
        purpose={purpose}
        actions={
          <a className="unprinted" href={`/courses/${course.id}`}>
            To the course
          </a>
        }
      />
      {children}
      <PrintFoot
        whose={[
          patient.name,
          patient.birthOn === null ? 'no birth date' : `born ${dayWords(patient.birthOn)}`,
          patient.number === null ? 'no number' : `no. ${patient.number}`,
        ]}
        {...printed}
        zone={timeZone}
      />
    </div>
  )
}
