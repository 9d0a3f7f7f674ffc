import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { Day } from '../time/day.ts'
import { daysBetween, readDay } from '../time/day.ts'
import type { CourseEnding } from './ending.ts'
import type { Prompt } from './prompt.ts'

/** Goals of maintenance treatment (IPT-172). */
export const maintenanceGoals = [
  'fewer-symptoms',
  'hold-recovery',
  'prevent-new-episodes',
  'lower-suicide-risk',
  'better-functioning',
] as const
export type MaintenanceGoal = (typeof maintenanceGoals)[number]

export const maintenanceGoalNamesEn: Readonly<Record<MaintenanceGoal, string>> = {
  'fewer-symptoms': 'fewer symptoms below the threshold of an episode',
  'hold-recovery': 'hold the recovery from this episode',
  'prevent-new-episodes': 'prevent new episodes',
  'lower-suicide-risk': 'lower the risk of suicide',
  'better-functioning': 'better functioning with other people and at work',
}

/** What speaks for or against maintenance (IPT-171); `null`: not asked. */
export type MaintenanceFactors = {
  readonly yearsWithDepression: number | null
  readonly episodes: number | null
  readonly hospitalisations: number | null
  readonly remissionWith: 'ipt-alone' | 'ipt-and-medication' | 'no-remission' | null
  readonly medicationKept: 'yes' | 'no' | null
  readonly residualSymptoms: string
  readonly preference: string
}

declare const maintenanceBrand: unique symbol

/** A course of its own with its own contract and end; linked to the acute one (IPT-170). Never open-ended. */
export type MaintenancePlan = {
  readonly acuteCourse: string
  readonly everyMonths: number
  readonly firstOn: Day
  /** The day on which it ends or is agreed on anew. */
  readonly reviewOn: Day
  readonly goals: readonly MaintenanceGoal[]
  readonly agreedOn: Day
  readonly [maintenanceBrand]: true
}

/** † Monthly, with a review after 12 months (IPT-170). */
export const defaultMaintenance = { everyMonths: 1, reviewAfterMonths: 12 } as const

/**
 * Plans maintenance after an acute course that has ended (IPT-170). Field codes:
 * `maintenance/not-a-number-of-months`, `maintenance/goals-missing`, `maintenance/course-missing`,
 * `maintenance/review-not-in-calendar`. Refused:
 * `maintenance/acute-course-not-ended`, `maintenance/agreement-needed` for the contract of its own.
 *
 * @example planMaintenance({ acuteCourse, ending, firstOn, goals: ['hold-recovery'], agreedOn })
 */
export function planMaintenance(wish: {
  readonly acuteCourse: string
  readonly ending: CourseEnding | null
  readonly firstOn: Day
  readonly goals: readonly MaintenanceGoal[]
  readonly agreedOn: Day | null
  readonly everyMonths?: number
  readonly reviewAfterMonths?: number
}): Result<
  MaintenancePlan,
  Invalid | Refused<'maintenance/acute-course-not-ended' | 'maintenance/agreement-needed'>
> {
  const { acuteCourse, firstOn, goals, agreedOn } = wish
  const {
    everyMonths = defaultMaintenance.everyMonths,
    reviewAfterMonths = defaultMaintenance.reviewAfterMonths,
  } = wish
  const fields: FieldProblem[] = []
  // Five years are far beyond a review day.
  for (const [field, months] of Object.entries({ everyMonths, reviewAfterMonths })) {
    if (!Number.isInteger(months) || months < 1 || months > 60) {
      fields.push({ field, code: 'maintenance/not-a-number-of-months' })
    }
  }
  if (firstOn > '9990') fields.push({ field: 'firstOn', code: 'maintenance/review-not-in-calendar' })
  if (goals.length === 0) fields.push({ field: 'goals', code: 'maintenance/goals-missing' })
  if (acuteCourse.trim() === '') fields.push({ field: 'acuteCourse', code: 'maintenance/course-missing' })
  if (fields.length > 0) return invalid(fields)
  if (wish.ending === null) return refuse('maintenance/acute-course-not-ended')
  if (agreedOn === null) return refuse('maintenance/agreement-needed')
  const reviewOn = addMonths(firstOn, reviewAfterMonths)
  return ok({ acuteCourse, everyMonths, firstOn, reviewOn, goals, agreedOn } as MaintenancePlan)
}

/**
 * What is known about frequency and medication in maintenance (IPT-173), to be weighed with the patient.
 *
 * @example maintenancePrompts(factors).map(({ rule }) => rule) // ['maintenance/frequency']
 */
export function maintenancePrompts(factors: MaintenanceFactors): readonly Prompt[] {
  const { remissionWith, medicationKept, episodes } = factors
  const inputs = { remissionWith, medicationKept, episodes }
  const source = 'IPT-173; Frank 2007, doi:10.1176/ajp.2007.164.5.761'
  const prompts: Prompt[] = [
    {
      rule: 'maintenance/frequency',
      inputs,
      thresholds: {},
      source,
      words:
        'More often than monthly brought no added benefit for women who had remitted with IPT alone: depression ' +
        'came back in 26 % of 74 over 2 years.',
    },
  ]
  if (remissionWith === 'ipt-and-medication') {
    prompts.push({
      rule: 'maintenance/keep-the-medication',
      inputs,
      thresholds: {},
      source,
      words:
        'Medication was needed for remission. Discuss keeping it: of those who had needed an SSRI and then ' +
        'stopped it, depression came back in 50 % of 26.',
    })
  }
  return prompts
}

/** † PHQ-9 of 10 or more on two occasions 1 to 2 weeks apart (IPT-174). A clinic may set it. */
export type RecurrenceThresholds = {
  readonly total: number
  readonly apartFromDays: number
  readonly apartToDays: number
}

export const defaultRecurrence: RecurrenceThresholds = { total: 10, apartFromDays: 7, apartToDays: 14 }

/**
 * The prompt to assess again when depression may have come back: two PHQ-9 totals at or above the threshold,
 * 1 to 2 weeks apart, or the clinician's own diagnosis (IPT-174); `null` otherwise. Totals are PHQ-9 alone, in
 * any order; the pair that counts is the latest.
 *
 * @example recurrencePrompt({ totals: [{ on, total: 12 }, { on: later, total: 11 }], diagnosed: false })?.rule
 */
export function recurrencePrompt(
  facts: {
    readonly totals: readonly { readonly on: Day; readonly total: number }[]
    readonly diagnosed: boolean
  },
  thresholds: RecurrenceThresholds = defaultRecurrence,
): Prompt | null {
  const { apartFromDays, apartToDays } = thresholds
  const high = facts.totals
    .filter(({ total }) => total >= thresholds.total)
    .toSorted((a, b) => daysBetween(b.on, a.on))
  const second = high.findLast(({ on }) =>
    high.some((other) => {
      const apart = daysBetween(other.on, on)
      return apart >= apartFromDays && apart <= apartToDays
    }),
  )
  if (second === undefined && !facts.diagnosed) return null
  return {
    rule: 'maintenance/assess-again',
    inputs: { diagnosed: facts.diagnosed, latestOn: second?.on ?? null, latest: second?.total ?? null },
    thresholds: { ...thresholds },
    source: 'IPT-174 († threshold)',
    words: 'Depression may have come back. Assess again; a score alone is not a diagnosis.',
  }
}

/**
 * The day so many months later: the same day of the month, or the last one when the month is shorter. Throws
 * RangeError outside the years 0001 to 9999.
 * Source: the Gregorian calendar; IPT-170 counts in months.
 *
 * @example addMonths('2027-01-31', 1) // '2027-02-28'
 */
export function addMonths(day: Day, months: number): Day {
  const next = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const yearAndMonth = `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}`
  for (let last = Number(day.slice(8, 10)); last > 0; last -= 1) {
    const read = readDay(`${yearAndMonth}-${String(last).padStart(2, '0')}`)
    if (read.ok) return read.value
  }
  throw new RangeError('day out of range')
}
