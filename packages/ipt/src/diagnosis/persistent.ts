import type { CourseType } from '../timeline/onset.ts'
import { chronicAfterDays } from '../timeline/onset.ts'
import { dsmCriteria } from './criteria.ts'
import type { DiagnosticStore, Symptom } from './symptom-store.ts'
import { factTruth, symptomTruth } from './symptom-store.ts'
import type { Truth } from './truth.ts'
import { allTrue, atLeastTrue, notTrue } from './truth.ts'

const persistentSymptoms = [
  'appetite',
  'sleep',
  'energy',
  'self-esteem',
  'concentration',
  'hopelessness',
] as const satisfies readonly Symptom[]

/** † Two of six (DSM-5-TR, adults). */
export const persistentSymptomsNeeded = 2

/**
 * Persistent depression of adults, as entered (DSM-5-TR †): low mood on more days than not for two years, two of
 * six symptoms, no more than two months without it, not explained by mania, hypomania, a psychotic disorder, a
 * substance or a medical condition, with distress or impairment.
 * Source: diagnosis-and-safety.md 1.4.
 *
 * @example persistentDepression(store) // 'undetermined'
 */
export function persistentDepression(store: DiagnosticStore): Truth {
  const not = [
    'gap-over-two-months',
    'manic-episode',
    'hypomanic-episode',
    'psychotic-disorder-explains',
    'substance-explains',
    'medical-explains',
  ] as const
  return allTrue([
    factTruth(store, 'low-mood-two-years'),
    atLeastTrue(
      persistentSymptomsNeeded,
      persistentSymptoms.map((symptom) => symptomTruth(store, symptom)),
    ),
    factTruth(store, 'distress-or-impairment'),
    ...not.map((fact) => notTrue(factTruth(store, fact))),
  ])
}

/**
 * A depressive episode on top of persistent depression, arisen during it. It is said only when each part is
 * certain, so it can stay undetermined a little longer than it has to.
 * Source: diagnosis-and-safety.md 1.4; IPT-061.
 *
 * @example doubleDepression(store) // 'no'
 */
export function doubleDepression(store: DiagnosticStore): Truth {
  const { verdict } = dsmCriteria(store).episode
  const episode = verdict === 'met' ? 'yes' : verdict === 'not-met' ? 'no' : 'undetermined'
  return allTrue([persistentDepression(store), episode, factTruth(store, 'episode-during-low-years')])
}

/**
 * How the depression runs, which decides what events are held against (IPT-061): `double` before `chronic` before
 * `episodic`; undetermined while an answer that is open could change it.
 *
 * @example courseTypeOf(store) // 'chronic'
 */
export function courseTypeOf(store: DiagnosticStore): CourseType | 'undetermined' {
  const double = doubleDepression(store)
  const { durationDays } = store
  if (double !== 'no') return double === 'yes' ? 'double' : 'undetermined'
  if (durationDays === null) return 'undetermined'
  return durationDays > chronicAfterDays ? 'chronic' : 'episodic'
}
