import type { Judgement } from '../change/judgement.ts'
import type { ApproximateDate } from '../events/approximate-date.ts'
import { daysFrom, spanOf } from '../events/date-span.ts'
import type { DateReading } from '../events/date-span.ts'
import type { Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import type { Day } from '../time/day.ts'

declare const onsetBrand: unique symbol

/** First depressive symptoms, and the start of the full syndrome: never earlier than the first (IPT-060). */
export type Onset = {
  readonly firstSymptoms: ApproximateDate | null
  readonly syndrome: ApproximateDate
  readonly [onsetBrand]: true
}

/**
 * How the depression runs (IPT-061), with the dates that events are held against: the onset of an episode, or
 * the dates at which a chronic or double depression clearly worsened.
 */
export type DepressionCourse =
  | { readonly type: 'episodic'; readonly onset: Onset }
  | {
      readonly type: 'chronic' | 'double'
      /** Often not known any more. */
      readonly onset: Onset | null
      readonly worsenings: readonly [ApproximateDate, ...ApproximateDate[]]
    }

export type CourseType = DepressionCourse['type']

/**
 * Puts the two dates of an onset together. Field code on `syndrome`: `timeline/syndrome-before-symptoms` when
 * every reading of both dates has it so (IPT-060); dates that may overlap are kept as they are.
 *
 * @example readOnset({ firstSymptoms, syndrome }, { hemisphere: 'north' })
 */
export function readOnset(
  dates: { readonly firstSymptoms: ApproximateDate | null; readonly syndrome: ApproximateDate },
  reading: DateReading,
): Result<Onset, Invalid> {
  const first = dates.firstSymptoms && spanOf(dates.firstSymptoms, reading)
  const { most } = first ? daysFrom(first, spanOf(dates.syndrome, reading)) : { most: null }
  if (most !== null && most < 0) {
    return invalid([{ field: 'syndrome', code: 'timeline/syndrome-before-symptoms' }])
  }
  return ok(dates as Onset)
}

/**
 * Puts a course of depression together. Field codes: `timeline/onset-missing` for an episode,
 * `timeline/worsening-missing` for a chronic or double depression, which is asked for the date or dates at
 * which it clearly worsened instead (IPT-061).
 *
 * @example readDepressionCourse({ type: 'chronic', onset: null, worsenings: [date] })
 */
export function readDepressionCourse(facts: {
  readonly type: CourseType
  readonly onset: Onset | null
  readonly worsenings: readonly ApproximateDate[]
}): Result<DepressionCourse, Invalid> {
  const { type, onset, worsenings } = facts
  if (type === 'episodic') {
    return onset === null
      ? invalid([{ field: 'onset', code: 'timeline/onset-missing' }])
      : ok({ type, onset })
  }
  const [first, ...rest] = worsenings
  if (first === undefined) return invalid([{ field: 'worsenings', code: 'timeline/worsening-missing' }])
  return ok({ type, onset, worsenings: [first, ...rest] })
}

/** An episode longer than this many days is chronic: two years (IPT-061). */
export const chronicAfterDays = 731

/**
 * What kind of course the dates speak for, as a suggestion: `double` when dysthymia was there before,
 * `chronic` when the syndrome has surely lasted longer than two years, `cannot-judge` when its dates leave it
 * open. The clinician decides.
 * Source: IPT-061.
 *
 * @example suggestCourseType({ onset, today, dysthymiaBefore: 'no' }, { hemisphere: 'north' }).verdict // 'episodic'
 */
export function suggestCourseType(
  facts: {
    readonly onset: Onset | null
    readonly today: Day
    readonly dysthymiaBefore: 'yes' | 'no' | 'not-asked'
  },
  reading: DateReading,
  longerThanDays = chronicAfterDays,
): Judgement<CourseType | 'cannot-judge'> {
  const { onset, today, dysthymiaBefore } = facts
  const lasted = onset && daysFrom(spanOf(onset.syndrome, reading), { earliest: today, latest: today })
  const verdict = () => {
    if (dysthymiaBefore === 'yes') return 'double'
    if (lasted?.least != null && lasted.least > longerThanDays) return 'chronic'
    const isSurelyShorter = lasted?.most != null && lasted.most <= longerThanDays
    return isSurelyShorter && dysthymiaBefore === 'no' ? 'episodic' : 'cannot-judge'
  }
  return {
    verdict: verdict(),
    rule: 'timeline/course-type',
    inWords: 'Dysthymia came before, or the full syndrome has lasted longer than two years.',
    inputs: {
      syndrome: onset?.syndrome.edtf ?? null,
      today,
      dysthymiaBefore,
      leastDays: lasted?.least ?? null,
      mostDays: lasted?.most ?? null,
    },
    thresholds: { longerThanDays },
    source: 'IPT-061; diagnosis-and-safety 1.4',
  }
}
