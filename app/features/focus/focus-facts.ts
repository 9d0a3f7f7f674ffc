import type { ApproximateDate, AreaCandidate, CourseType, IsolationWord } from '@kith/ipt'

/** What the chart says to the choice of a focus. The page works it out anew with every answer that is typed. */
export type FocusFacts = {
  candidates: readonly AreaCandidate[]
  /** Events with a mark that stands (IPT-063). */
  associatedEvents: number
  aDeathIsKnown: boolean
  plannedSessions: number
  sessionsHeld: number
  /** In the clinician's words; empty while the assessment is not done. */
  diagnosis: string
  /** The name that was released to the patient; empty while none was (IPT-040). */
  diagnosisForPatient: string
  courseType: CourseType
  /** The onset, or the worsening that is the anchor (IPT-061). */
  anchor: ApproximateDate | null
  /** What the clinic calls the fourth area with patients, unless the clinician chooses otherwise (IPT-078). */
  clinicLabel: IsolationWord
}
