import {
  allocatePhases,
  moveBoundaries,
  planCourse,
  type ContractTerms,
  type PhaseBoundaries,
} from '@kith/ipt'

/** The two ends of a course whose length the clinician may move; the middle is the rest (IPT-010). */
export const phaseEnds = ['initial', 'termination'] as const
export type PhaseEnd = (typeof phaseEnds)[number]

type Fields = Readonly<Record<string, string>>

/**
 * The field that holds the length of a phase. Boundaries are moved for one number of sessions: another number has fields of
 * its own, empty, and with them its phases follow the table again (IPT-015).
 */
export function boundaryField(sessions: number, end: PhaseEnd): string {
  return `phases.${sessions}.${end}`
}

/** What is asked for in a field of boundaries; null: it is none. */
export function nameOfBoundary(field: string): string | null {
  const end = phaseEnds.find((each) => /^phases\.\d+\./.test(field) && field.endsWith(`.${each}`))
  return end === undefined ? null : boundaryNames[end]
}

export const boundaryNames = { initial: 'Initial sessions', termination: 'Termination sessions' } as const

/** The boundaries as they were moved; null while they follow the table. What cannot be is put into `problems`. */
export function readBoundaries(
  sessions: number,
  fields: Fields,
  problems: Record<string, string>,
): PhaseBoundaries | null {
  const table = allocatePhases(sessions)
  const plan = planCourse({ sessions, reason: 'as it is written' })
  const typed = {
    initial: (fields[boundaryField(sessions, 'initial')] ?? '').trim(),
    termination: (fields[boundaryField(sessions, 'termination')] ?? '').trim(),
  }
  if (table === null || !plan.ok || phaseEnds.every((end) => typed[end] === '')) return null
  const wish = {
    initial: countOf(typed.initial, table.initial),
    termination: countOf(typed.termination, table.termination),
  }
  const moved = moveBoundaries(plan.value, wish)
  if (moved.ok) return phaseEnds.every((end) => wish[end] === table[end]) ? null : wish
  for (const { field, code } of moved.problem.fields) {
    const named = phaseEnds.find((end) => end === field) ?? 'termination'
    // What follows the table is not what is wrong.
    const wrong = typed[named] === '' ? phaseEnds.find((end) => typed[end] !== '') : named
    problems[boundaryField(sessions, wrong ?? named)] =
      code === 'pathway/no-middle-left' ? code : 'contract/not-a-phase-length'
  }
  return null
}

/** The fields that say where the boundaries were agreed. */
export function boundaryFieldsFrom({
  sessions,
  boundaries,
}: Pick<ContractTerms, 'sessions' | 'boundaries'>): Fields {
  return Object.fromEntries(
    phaseEnds.map((end) => [
      boundaryField(sessions, end),
      boundaries === null ? '' : String(boundaries[end]),
    ]),
  )
}

/** The fields of boundaries that were typed for another number, emptied: what is agreed now is for this one. */
export function otherBoundaries(fields: Fields, sessions: number): Fields {
  const own: readonly string[] = phaseEnds.map((end) => boundaryField(sessions, end))
  return Object.fromEntries(
    Object.keys(fields)
      .filter((field) => nameOfBoundary(field) !== null && !own.includes(field))
      .map((field) => [field, '']),
  )
}

function countOf(text: string, byTable: number): number {
  if (text === '') return byTable
  return /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
}
