import { dayWords } from '#features/calendar/index.ts'
import { usePageNonce } from '#platform/http/use-page-nonce.ts'
import { PrintFoot, type Printed } from '#ui/index.ts'

import type { PatientIdentity } from './course-header.ts'

/** On paper, at the foot of every page of a record: whose it is, by name, birth date and number (HAZ-019). */
export function PatientPrintFoot(props: { patient: PatientIdentity; printed: Printed; zone: string }) {
  const { patient, printed, zone } = props
  return (
    <PrintFoot
      whose={[
        patient.name,
        patient.birthOn === null ? 'no birth date' : `born ${dayWords(patient.birthOn)}`,
        patient.number === null ? 'no number' : `no. ${patient.number}`,
      ]}
      {...printed}
      zone={zone}
      nonce={usePageNonce()}
    />
  )
}
