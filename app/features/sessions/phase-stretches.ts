import type { Allocation } from '@kith/ipt'

export type PhaseStretch = { name: string; from: number; to: number }

/** Which sessions each phase has by the plan, for the strip at the top of a page. */
export function phaseStretches(phases: Allocation | null, planned: number): readonly PhaseStretch[] {
  if (phases === null) return [{ name: 'Maintenance', from: 1, to: planned }]
  const middleFrom = phases.initial + 1
  const terminationFrom = middleFrom + phases.middle
  return [
    { name: 'Initial', from: 1, to: phases.initial },
    { name: 'Middle', from: middleFrom, to: terminationFrom - 1 },
    { name: 'Termination', from: terminationFrom, to: terminationFrom + phases.termination - 1 },
  ].filter(({ from, to }) => to >= from)
}
