import {
  baselineIn,
  daysBetween,
  findInstrument,
  weekRules,
  type Day,
  type DatedTotal,
  type Instant,
} from '@kith/ipt'

import type { LastScore, LookReason, ToLookAt } from './today.ts'

export type DatedScore = {
  instrument: string
  at: Instant
  day: Day
  total: number | null
  band: string | null
  prorated: boolean
}

export type CourseFacts = {
  kind: 'acute' | 'maintenance'
  instrument: string
  plannedSessions: number
  everyWeeks: number
  firstHeldOn: Day | null
  lastForms: readonly boolean[]
}

/** The newest form of a course with the totals it is compared with: the one before, and the one treatment began from. */
export function lastScoreOf(scores: readonly DatedScore[], firstHeldOn: Day | null): LastScore | null {
  const newest = scores.at(-1)
  const instrument = newest === undefined ? null : findInstrument(newest.instrument)
  if (newest === undefined || instrument === null) return null
  const before = scores.slice(0, -1).filter((score) => score.total !== null)
  // Up to session 1 the newest total is itself what treatment begins from.
  const isAfterStart = firstHeldOn !== null && newest.day > firstHeldOn
  const compared = {
    instrument: newest.instrument,
    max: instrument.total.max,
    at: newest.at,
    last: before.at(-1)?.total ?? null,
    start: isAfterStart ? (baselineIn(datedTotals(scores, firstHeldOn))?.total ?? null) : null,
  }
  return newest.total === null
    ? { ...compared, total: null }
    : { ...compared, total: newest.total, band: newest.band ?? '', prorated: newest.prorated }
}

/**
 * Whether somebody is to be looked at again: worse than at the start, too little gain for the weeks since session 1, or
 * two forms in a row that did not come (HAZ-022). Kith shows why and changes nothing (IPT-185).
 */
export function lookReasons(
  facts: CourseFacts,
  scores: readonly DatedScore[],
  today: Day,
): Pick<ToLookAt, 'reason' | 'judgement'>[] {
  const instrument = findInstrument(facts.instrument)
  const noForms = facts.lastForms.length === 2 && facts.lastForms.every((came) => !came)
  const missing = noForms ? [{ reason: 'two-forms-missing' as const, judgement: null }] : []
  if (instrument === null || facts.firstHeldOn === null) return missing
  const verdicts = weekRules(instrument, {
    today: daysBetween(facts.firstHeldOn, today),
    plannedSessions: facts.plannedSessions,
    everyWeeks: facts.everyWeeks,
    totals: datedTotals(scores, facts.firstHeldOn).map((total) => ({ ...total, instrument: instrument.id })),
    settledUntilDay: null,
  })
  if (!verdicts.ok) return missing
  const { progress, worsening } = verdicts.value
  const found: Pick<ToLookAt, 'reason' | 'judgement'>[] = []
  if (worsening.verdict === 'review-now') found.push({ reason: 'worse', judgement: worsening })
  // Maintenance keeps what was gained: there is no further gain to wait for (IPT-180, IPT-181).
  else if (facts.kind === 'acute' && isLookReason(progress.verdict))
    found.push({ reason: progress.verdict, judgement: progress })
  return [...found, ...missing]
}

function isLookReason(verdict: string): verdict is LookReason {
  return verdict === 'plan-change-due' || verdict === 'review-suggested'
}

function datedTotals(scores: readonly DatedScore[], firstHeldOn: Day): DatedTotal[] {
  return scores.flatMap(({ instrument, total, day }) => {
    const found = findInstrument(instrument)
    if (total === null || found === null) return []
    return [{ instrument: found.id, total, day: daysBetween(firstHeldOn, day) }]
  })
}
