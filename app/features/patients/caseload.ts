import {
  baselineIn,
  caseloadStatus,
  currentIn,
  daysBetween,
  findInstrument,
  type BandName,
  type CaseloadStatus,
  type DatedTotal,
  type Day,
} from '@kith/ipt'

import type { ClinicTime } from '#features/calendar/index.ts'
import type { CoursePhase } from '#features/courses/index.ts'
import type { CourseId, PatientId } from '#platform/ids.ts'

/** A check-in on a course's curve; without a total it is a gap that stays a gap (HAZ-021). */
export type CurvePoint = { day: Day; total: number | null; band: BandName | null; prorated: boolean }

/** One line of the caseload. */
export type Case = {
  patient: {
    id: PatientId
    name: string
    preferredName: string | null
    birthOn: Day | null
    number: string | null
  }
  isOwn: boolean
  clinicianName: string
  hasAlert: boolean
  course: null | {
    id: CourseId
    phase: CoursePhase
    held: number
    planned: number
    /** Those that did not take place and count by the contract (IPT-011). */
    missedThatCount: number
    next: ClinicTime | null
    instrument: string
    instrumentMax: number
    /** The latest sixteen, oldest first. */
    curve: readonly (number | null)[]
    last: CurvePoint | null
    baseline: number | null
    /** The total that is held against the baseline; null before there is one after session 1. */
    current: number | null
    status: CaseloadStatus
  }
}

/** What the curve of a course says: its latest points, baseline, current total and status, by the rules of @kith/ipt. */
export function judgeCurve(
  instrumentId: string,
  firstOn: Day,
  points: readonly CurvePoint[],
): Pick<NonNullable<Case['course']>, 'curve' | 'last' | 'baseline' | 'current' | 'status' | 'instrumentMax'> {
  const instrument = findInstrument(instrumentId)
  const curve = points.slice(-16).map(({ total }) => total)
  const last = points.at(-1) ?? null
  if (instrument === null) {
    return { curve, last, baseline: null, current: null, status: 'cannot-judge', instrumentMax: 1 }
  }
  const totals: DatedTotal[] = points.flatMap(({ day, total }) =>
    total === null ? [] : [{ instrument: instrument.id, total, day: daysBetween(firstOn, day) }],
  )
  const baseline = baselineIn(totals)
  const current = currentIn(totals, Number.POSITIVE_INFINITY)
  return {
    curve,
    last,
    baseline: baseline?.total ?? null,
    current: current?.total ?? null,
    status: caseloadStatus(instrument, baseline, current).verdict,
    instrumentMax: instrument.total.max,
  }
}
