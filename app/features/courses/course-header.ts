import type { Allocation, Day, PhaseBoundaries, SessionCount } from '@kith/ipt'

import type { CourseId, PatientId, StaffId } from '#platform/ids.ts'

import type { CourseFormat, CoursePhase, ProblemArea } from './course-words.ts'

/** Who this is, by two identifiers and more (HAZ-010). */
export type PatientIdentity = {
  id: PatientId
  name: string
  preferredName: string | null
  birthOn: Day | null
  number: string | null
}

/** What every page of a course says at its top. */
export type CourseHeader = {
  patient: PatientIdentity
  course: {
    id: CourseId
    kind: 'acute' | 'maintenance'
    acuteCourseId: CourseId | null
    phase: CoursePhase
    plannedSessions: number
    /** Where the clinician moved the boundaries of the phases to; null while they follow the table (IPT-010). */
    boundaries: PhaseBoundaries | null
    everyWeeks: number
    minutes: number
    format: CourseFormat
    /** One that was missed takes one of the agreed sessions (IPT-092). */
    missedCounts: boolean
    /** The clinical reason of a number outside 8 to 20 (IPT-017). */
    lengthReason: string | null
    instrument: string
    startedOn: Day
    endedOn: Day | null
    ending: 'completed' | 'ended-early' | 'transferred' | null
    version: number
  }
  clinician: { id: StaffId; name: string }
  supervisor: { id: StaffId; name: string } | null
  /** Sessions held, planned, left; `k` is 0 before the first; missed ones are not left where they count (IPT-011, IPT-013). */
  counts: SessionCount
  /** Of the agreed sessions, those that did not take place and count by the contract (IPT-011, IPT-092). */
  missedThatCount: number
  /** How many sessions each phase has (IPT-010); null for a maintenance course, which has one phase. */
  phases: Allocation | null
  /** The agreed focus; `patientLabel` is the only name of it that may reach the patient (IPT-078). */
  focus: { area: ProblemArea; second: ProblemArea | null; agreedOn: Day; patientLabel: string } | null
  timeZone: string
}
