import { EmptyState, PageHeading } from '#ui/index.ts'

/** Said to those who keep the clinic or its figures: they need no patient's record for it. */
export function CaseloadRefused() {
  return (
    <>
      <PageHeading title="Patients" />
      <EmptyState title="Patients are seen by those who treat or supervise them">
        Your role in this clinic has no caseload. Somebody who needs one is given the role of clinician or
        supervisor by the lead.
      </EmptyState>
    </>
  )
}
