import type { TechniqueContext } from '@kith/ipt'

import type { CourseHeader } from '#features/courses/index.ts'

/**
 * What the prompts of a technique depend on, as far as the course itself knows it, in a session or after the last one.
 * A course that has ended is past its termination.
 */
export function techniqueContext(header: CourseHeader, session = header.counts.k): TechniqueContext {
  const { focus, course, phases } = header
  return {
    areas: focus === null ? [] : [focus.area],
    phase: course.phase === 'initial' || course.phase === 'middle' ? course.phase : 'termination',
    middle:
      course.phase === 'middle' && phases !== null
        ? { middleSession: Math.max(1, session - phases.initial), middleSessions: phases.middle }
        : null,
    minutesLeft: null,
    harmFlagged: false,
    safetyConfirmed: false,
    visitorSessionsHeld: 0,
  }
}
