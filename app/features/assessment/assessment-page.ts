import type { Day, Instant, Phq9Band, Symptom } from '@kith/ipt'

import type { AlertLine } from '#features/alerts/index.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import type { StoredSheet } from '#features/sheets/index.ts'

/** What the last scale said beside each symptom: raw answers in words, and never an answer of the assessment (DX-005). */
export type ScaleHints = {
  instrument: string
  on: Day
  of: Readonly<Partial<Record<Symptom, string>>>
}

/** The raw answer to the risk item, the newest first (SAFE-004). */
export type RiskAnswer = { on: Day; instrument: string; words: string }

/** An assessment that was marked done, as the page lists it. */
export type RecordLine = {
  id: string
  at: Instant
  by: string
  diagnosis: string
  releasedName: string | null
  suicidality: string
  hospital: string
}

export type AssessmentPage = {
  header: CourseHeader
  today: Day
  mayWrite: boolean
  sheet: StoredSheet
  hints: ScaleHints | null
  /** The band of the last PHQ-9 that has a total, for DX-015. */
  band: { is: Phq9Band; on: Day } | null
  riskAnswers: readonly RiskAnswer[]
  alerts: readonly AlertLine[]
  records: readonly RecordLine[]
  /** The sheet was changed after it was marked done. */
  changedSince: boolean
}
