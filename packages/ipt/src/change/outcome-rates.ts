import type { Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import { reliableRecovery, recovery, reliableChangeOverall } from './recovery.ts'
import type { Measures } from './recovery.ts'
import { remission, response } from './metrics.ts'

/** A course as a figure over many sees it; `measures` is `null` without two scores to compare. */
export type FinishedCourse = { readonly sessionsAttended: number; readonly measures: Measures | null }

export type OutcomeMetric =
  | 'recovery'
  | 'reliable-recovery'
  | 'reliable-improvement'
  | 'reliable-deterioration'
  | 'response'
  | 'remission'

/** So many of so many, and in words who was counted. No percentage: who reads it sees how many there were. */
export type Share = { readonly count: number; readonly of: number; readonly ofWhom: string }

/** One metric over two denominators, so that neither stands alone (MEAS-040). */
export type OutcomeRate = {
  readonly metric: OutcomeMetric
  readonly completed: Share
  readonly allStarters: Share
  readonly source: string
}

/** `outside`: the metric is not defined for this course, such as recovery for somebody who was not a case. */
type Standing = 'yes' | 'no' | 'outside'

const standings: Readonly<
  Record<OutcomeMetric, { readonly among: string; readonly of: (measures: Measures) => Standing }>
> = {
  recovery: {
    among: 'who were a case at the start',
    of: (measures) => recovered(recovery(measures).verdict),
  },
  'reliable-recovery': {
    among: 'who were a case at the start',
    of: (measures) => recovered(reliableRecovery(measures).verdict),
  },
  'reliable-improvement': {
    among: '',
    of: (measures) => yesNo(reliableChangeOverall(measures).verdict === 'improved'),
  },
  'reliable-deterioration': {
    among: '',
    of: (measures) => yesNo(reliableChangeOverall(measures).verdict === 'deteriorated'),
  },
  response: {
    among: 'who began at 10 or above',
    of: ({ depression }) => {
      const { verdict } = response(depression)
      return verdict === 'not-applicable' ? 'outside' : yesNo(verdict === 'yes')
    },
  },
  remission: { among: '', of: ({ depression }) => yesNo(remission(depression).verdict === 'yes') },
}

/**
 * Counts outcomes over courses, each over two denominators (MEAS-040): the one of NHS Talking Therapies (at
 * least 2 attended sessions and 2 scores), and everybody who attended a first session, where a course without
 * two scores counts as not reached. A course to which a metric does not apply is in neither.
 *
 * Field code, by place (`course 3`): `change/not-a-number-of-sessions`.
 *
 * @example outcomeRates(courses) // [{ metric: 'recovery', completed: { count: 11, of: 20, ofWhom: … }, … }, …]
 */
export function outcomeRates(courses: readonly FinishedCourse[]): Result<readonly OutcomeRate[], Invalid> {
  const fields = courses.flatMap(({ sessionsAttended }, at) =>
    Number.isInteger(sessionsAttended) && sessionsAttended >= 0
      ? []
      : [{ field: `course ${at + 1}`, code: 'change/not-a-number-of-sessions' }],
  )
  if (fields.length > 0) return invalid(fields)
  const started = courses.filter(({ sessionsAttended }) => sessionsAttended >= 1)
  const completed = started.filter(
    ({ sessionsAttended, measures }) => sessionsAttended >= 2 && measures !== null,
  )
  return ok(
    outcomeMetrics.map((metric) => ({
      metric,
      completed: shareOf(metric, completed, 'people with at least 2 attended sessions and 2 scores', ''),
      allStarters: shareOf(
        metric,
        started,
        'people who attended a first session',
        ' or whose start is not known',
      ),
      source: 'NHS Talking Therapies manual; Kith adds the figure over all who started (MEAS-040)',
    })),
  )
}

/** † Figures over courses are shown from this number of completed ones on (IPT-212). A clinic may ask for more. */
export const benchmarkFromCourses = 20

/**
 * Whether figures over courses may be shown at all: from 20 completed ones on †, so that no single case can be made
 * out (IPT-212). They are of a clinic; nothing here sorts clinicians. Refused: `change/too-few-courses`.
 *
 * @example mayShowRates(19) // { ok: false, problem: { kind: 'refused', code: 'change/too-few-courses' } }
 */
export function mayShowRates(
  completedCourses: number,
  from: number = benchmarkFromCourses,
): Result<{ readonly thresholds: { readonly from: number } }, Refused<'change/too-few-courses'>> {
  return completedCourses >= from ? ok({ thresholds: { from } }) : refuse('change/too-few-courses')
}

const outcomeMetrics: readonly OutcomeMetric[] = [
  'recovery',
  'reliable-recovery',
  'reliable-improvement',
  'reliable-deterioration',
  'response',
  'remission',
]

function shareOf(metric: OutcomeMetric, courses: readonly FinishedCourse[], whom: string, or: string): Share {
  const { among, of } = standings[metric]
  const counted = courses
    .map(({ measures }): Standing => (measures === null ? 'no' : of(measures)))
    .filter((standing) => standing !== 'outside')
  return {
    count: counted.filter((standing) => standing === 'yes').length,
    of: counted.length,
    ofWhom: among === '' ? whom : `${whom}, ${among}${or}`,
  }
}

function recovered(verdict: 'recovered' | 'not-recovered' | 'not-a-case-at-start'): Standing {
  return verdict === 'not-a-case-at-start' ? 'outside' : yesNo(verdict === 'recovered')
}

function yesNo(holds: boolean): Standing {
  return holds ? 'yes' : 'no'
}
