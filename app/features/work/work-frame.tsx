import type { ReactNode } from 'react'

import { PatientBanner, PatientPrintFoot } from '#features/courses/index.ts'
import { PageHeading, type Printed } from '#ui/index.ts'

import './work.css'
import type { WorkPage } from './work-page.ts'

/** What every page of a piece of work has around it: whose it is, the way back, and the foot on paper. */
export function WorkFrame(props: {
  page: WorkPage
  title: string
  purpose: string
  printed: Printed
  /** On paper it is for the patient: what it is called in the chart stays off it, whose it is stands at the foot. */
  isSheetForPatient?: boolean
  children: ReactNode
}) {
  const { page, title, purpose, printed, isSheetForPatient = false, children } = props
  const { patient, course, timeZone } = page.header
  return (
    <div className="stack stack-wide work-page">
      <div className={isSheetForPatient ? 'stack unprinted' : 'stack'}>
        <PageHeading
          above={<PatientBanner patient={patient} courseId={course.id} />}
          title={title}
          purpose={purpose}
        />
      </div>
      {children}
      <PatientPrintFoot patient={patient} printed={printed} zone={timeZone} />
    </div>
  )
}
