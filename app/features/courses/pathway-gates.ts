import type { CoursePhase } from './course-words.ts'

/** What stands in the way of a step of the course: a code whose words are in `course-problems.ts`. */
export type GateCode =
  | 'course/ended'
  | 'course/maintenance-has-one-phase'
  | 'pathway/focus-not-agreed'
  | 'pathway/already-in-termination'
  | 'course/not-in-termination'

type Kind = 'acute' | 'maintenance'

/** Why no focus can be agreed on now; null when one can (IPT-077). */
export function whyNotFocus(kind: Kind, phase: CoursePhase): GateCode | null {
  if (phase === 'ended') return 'course/ended'
  return kind === 'maintenance' ? 'course/maintenance-has-one-phase' : null
}

/** Why termination cannot begin now; null when it can (IPT-001, IPT-012). */
export function whyNotTermination(kind: Kind, phase: CoursePhase): GateCode | null {
  if (phase === 'ended') return 'course/ended'
  if (kind === 'maintenance') return 'course/maintenance-has-one-phase'
  if (phase === 'termination') return 'pathway/already-in-termination'
  return phase === 'middle' ? null : 'pathway/focus-not-agreed'
}

/** Why the course cannot be called completed; it can still be ended in other words (IPT-001, IPT-165). */
export function whyNotComplete(kind: Kind, phase: CoursePhase): GateCode | null {
  if (phase === 'ended') return 'course/ended'
  return kind === 'maintenance' || phase === 'termination' ? null : 'course/not-in-termination'
}
