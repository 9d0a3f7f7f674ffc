/** The phases that hold sessions, in their order. What follows (`ended`, `maintenance`) holds none. */
export type TreatmentPhase = 'initial' | 'middle' | 'termination'

/** How many sessions each phase has. */
export type Allocation = { readonly [Phase in TreatmentPhase]: number }

/** `who-group` is the WHO manual's group of 8 sessions; a pre-group meeting with each member comes on top. */
export type CourseFormat = 'individual' | 'who-group'

/**
 * The default phases for a planned number of sessions (IPT-010; table of ipt-protocol.md, section 2). Fewer
 * than 8 is outside that table and needs a reason elsewhere: 5 to 7 leave two at each end, 3 and 4 one.
 * `null` when three phases do not fit.
 *
 * @example allocatePhases(16) // { initial: 3, middle: 10, termination: 3 }
 */
export function allocatePhases(sessions: number, format: CourseFormat = 'individual'): Allocation | null {
  if (!Number.isInteger(sessions) || sessions < 3) return null
  if (format === 'who-group' && sessions === 8) return withEnds(8, 1, 1)
  if (sessions >= 17) return withEnds(sessions, 3, 4)
  if (sessions === 16) return withEnds(sessions, 3, 3)
  if (sessions >= 12) return withEnds(sessions, 3, 2)
  if (sessions >= 5) return withEnds(sessions, 2, 2)
  return withEnds(sessions, 1, 1)
}

function withEnds(sessions: number, initial: number, termination: number): Allocation {
  return { initial, middle: sessions - initial - termination, termination }
}
