import { allocatePhases, type Allocation, type PhaseBoundaries } from '@kith/ipt'

/**
 * How many sessions each phase of a course has: where the table has them, or where the clinician moved them (IPT-010).
 * Null for a maintenance course, which has one phase.
 */
export function phasesOfCourse(
  kind: 'acute' | 'maintenance',
  sessions: number,
  boundaries: PhaseBoundaries | null,
): Allocation | null {
  if (kind === 'maintenance') return null
  if (boundaries === null) return allocatePhases(sessions)
  const { initial, termination } = boundaries
  return { initial, middle: sessions - initial - termination, termination }
}
