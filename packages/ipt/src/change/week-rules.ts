import type { Instrument, InstrumentId } from '../instruments/instrument.ts'
import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import { baselineIn, currentIn } from './baseline.ts'
import type { DatedTotal } from './baseline.ts'
import { isTotalOf } from './comparison.ts'
import type { Judgement } from './judgement.ts'

/** Thresholds of IPT-180 to 186. A clinic may set them; they are kept with each verdict. */
export type WeekThresholds = {
  readonly reviewFromDay: number
  readonly reviewUnderPercent: number
  readonly planChangeFromDay: number
  readonly planChangeUnderPoints: number
  readonly planChangeUnderPercent: number
  /** Courses of up to this many sessions are judged at their midpoint. */
  readonly shortCourseSessions: number
  readonly worsePoints: number
  /** A scale older than this many days says nothing about today. */
  readonly scaleWithinDays: number
}

/**
 * Treatment guidance asks to change the plan without significant improvement after 4 to 8 weeks and does
 * not say what significant is (Swartz 2023); the percentages and points are Kith's.
 */
export const defaultWeekThresholds: WeekThresholds = {
  reviewFromDay: 28,
  reviewUnderPercent: 20,
  planChangeFromDay: 56,
  planChangeUnderPoints: 5,
  planChangeUnderPercent: 25,
  shortCourseSessions: 8,
  worsePoints: 5,
  scaleWithinDays: 28,
}

/** A course as the rules see it: days are whole days since session 1 (IPT-184), totals in any order. */
export type CourseInWeeks<Id extends InstrumentId = InstrumentId> = {
  readonly today: number
  readonly plannedSessions: number
  readonly everyWeeks: number
  readonly totals: readonly DatedTotal<Id>[]
  /** The review day that the last recorded decision set (IPT-182), or `null` when none is recorded. */
  readonly settledUntilDay: number | null
}

export type Progress =
  | 'too-early'
  | 'on-course'
  | 'review-suggested'
  | 'plan-change-due'
  | 'plan-change-decided'
  | 'cannot-judge'

export type WeekVerdicts = {
  readonly progress: Judgement<Progress>
  readonly worsening: Judgement<'review-now' | 'not-worse' | 'cannot-judge'>
}

/**
 * The rules about lack of improvement, for the clinician's eyes alone (IPT-185).
 *
 * `progress`: from day 28 a reduction under 20 % suggests a review (IPT-180). From day 56, or from the
 * midpoint of a course of 8 or fewer sessions but not before day 28, a reduction under 5 points or under
 * 25 % makes a change of plan due; once so, it stays until a decision is recorded (IPT-181), and is then
 * `plan-change-decided` until the review day of that decision.
 * `cannot-judge` without a baseline and a scale of the last 28 days (IPT-184). `worsening`: 5 points or
 * more above baseline, on any day (IPT-186). Risk items have their own path and play no part.
 *
 * Field codes: `change/not-a-day`, `change/not-a-number-of-sessions`, `change/not-a-number-of-weeks`,
 * `change/total-out-of-range`, and by name of a threshold `change/threshold-out-of-range`. Refused:
 * `change/mixed-instruments`, and `change/not-a-symptom-scale` for one where more is better. The points are those of
 * the PHQ-9: for a scale with another range a clinic sets its own.
 *
 * @example weekRules(phq9, course) // progress.verdict 'review-suggested' for 20 -> 17 on day 35
 */
export function weekRules<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  course: CourseInWeeks<NoInfer<Id>>,
  thresholds: WeekThresholds = defaultWeekThresholds,
): Result<WeekVerdicts, Invalid | Refused<'change/mixed-instruments' | 'change/not-a-symptom-scale'>> {
  if (instrument.better === 'higher') return refuse('change/not-a-symptom-scale')
  if (course.totals.some((total) => total.instrument !== instrument.id)) {
    return refuse('change/mixed-instruments')
  }
  const fields = [...problemsIn(instrument, course), ...thresholdProblems(thresholds)]
  if (fields.length > 0) return invalid(fields)
  const baseline = baselineIn(course.totals)?.total ?? null
  const current = currentIn(course.totals, course.today)
  const facts = {
    inputs: {
      instrument: instrument.id,
      baseline,
      current: current?.total ?? null,
      currentDay: current?.day ?? null,
      today: course.today,
      plannedSessions: course.plannedSessions,
      everyWeeks: course.everyWeeks,
      settledUntilDay: course.settledUntilDay,
    },
    thresholds: { ...thresholds, planChangeFromDay: planChangeDay(course, thresholds) },
  }
  return ok({
    progress: {
      verdict: progressOf(course, thresholds),
      rule: 'change/weeks-without-improvement',
      inWords: 'Too little reduction from the baseline for the number of weeks since session 1.',
      source: 'IPT-180, IPT-181, IPT-184; Swartz 2023: change the plan after 4 to 8 weeks',
      ...facts,
    },
    worsening: {
      verdict: worseningOf(baseline, current, thresholds),
      rule: 'change/worse-than-baseline',
      inWords: 'The total lies above the baseline by at least the points given.',
      source: 'IPT-186',
      ...facts,
    },
  })
}

// A change of plan that was due on an earlier day stays due, so each day that could have made it so is asked.
function progressOf(course: CourseInWeeks, thresholds: WeekThresholds): Progress {
  const from = Math.max(planChangeDay(course, thresholds), course.settledUntilDay ?? 0)
  const days = [from, ...course.totals.map(({ day }) => day).filter((day) => day > from), course.today]
  const wasDue = days.some(
    (day) => day >= from && day <= course.today && progressOn(day, course, thresholds) === 'plan-change-due',
  )
  if (wasDue) return 'plan-change-due'
  const today = progressOn(course.today, course, thresholds)
  // A recorded decision answers the finding it was made on, until its review day.
  return today === 'plan-change-due' ? 'plan-change-decided' : today
}

function progressOn(day: number, course: CourseInWeeks, thresholds: WeekThresholds): Progress {
  if (day < thresholds.reviewFromDay) return 'too-early'
  const baseline = baselineIn(course.totals)
  const current = currentIn(course.totals, day)
  if (baseline === null || current === null || current.day < day - thresholds.scaleWithinDays) {
    return 'cannot-judge'
  }
  const drop = baseline.total - current.total
  const isUnder = (percent: number) => 100 * drop < percent * baseline.total
  const isPlanChange = drop < thresholds.planChangeUnderPoints || isUnder(thresholds.planChangeUnderPercent)
  if (day >= planChangeDay(course, thresholds) && isPlanChange) return 'plan-change-due'
  return isUnder(thresholds.reviewUnderPercent) ? 'review-suggested' : 'on-course'
}

function planChangeDay(course: CourseInWeeks, thresholds: WeekThresholds): number {
  const { plannedSessions, everyWeeks } = course
  if (plannedSessions > thresholds.shortCourseSessions) return thresholds.planChangeFromDay
  const midpoint = Math.ceil(((plannedSessions - 1) * 7 * everyWeeks) / 2)
  return Math.max(thresholds.reviewFromDay, Math.min(thresholds.planChangeFromDay, midpoint))
}

function worseningOf(baseline: number | null, current: DatedTotal | null, thresholds: WeekThresholds) {
  if (baseline === null || current === null) return 'cannot-judge'
  return current.total - baseline >= thresholds.worsePoints ? 'review-now' : 'not-worse'
}

// Days and sessions are whole and 0 or more, points 1 or more, percentages at most 100.
function thresholdProblems(thresholds: WeekThresholds): FieldProblem[] {
  return Object.entries(thresholds).flatMap(([field, value]: readonly [string, number]) => {
    const least = field.endsWith('Points') ? 1 : 0
    const most = field.endsWith('Percent') ? 100 : Number.MAX_SAFE_INTEGER
    const fits = Number.isInteger(value) && value >= least && value <= most
    return fits ? [] : [{ field, code: 'change/threshold-out-of-range' }]
  })
}

function problemsIn(instrument: Instrument, course: CourseInWeeks): FieldProblem[] {
  const { today, plannedSessions, everyWeeks, totals, settledUntilDay } = course
  const fields: FieldProblem[] = []
  const require = (holds: boolean, field: string, code: string) => {
    if (!holds) fields.push({ field, code })
  }
  const isCount = (value: number) => Number.isInteger(value) && value >= 1
  require(Number.isInteger(today), 'today', 'change/not-a-day')
  require(isCount(plannedSessions), 'plannedSessions', 'change/not-a-number-of-sessions')
  require(isCount(everyWeeks), 'everyWeeks', 'change/not-a-number-of-weeks')
  require(Number.isInteger(settledUntilDay ?? 0), 'settledUntilDay', 'change/not-a-day')
  require(totals.every(({ day }) => Number.isInteger(day)), 'totals', 'change/not-a-day')
  require(totals.every(({ total }) => isTotalOf(instrument, total)), 'totals', 'change/total-out-of-range')
  return fields
}
