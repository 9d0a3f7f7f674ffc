import { planCourse, settleBoundaries, type Day, type PhaseBoundaries, type Plan } from '@kith/ipt'

import type { CourseFormat, ProblemArea } from '#features/courses/index.ts'

/** How a course went, in totals of PHQ-9 from the first check-in to the latest. */
export type Curve = { from: number; to: number; shape: 'falling' | 'steady' | 'rising' | 'late' }

/** One invented patient and their course: everything that is not chance. */
export type DemoCase = {
  name: string
  preferredName?: string
  bornOn: Day
  clinician: 'maren' | 'tobias' | 'priya'
  isSupervised: boolean
  /** How they are reached: nothing is sent to who did not agree to it. */
  contact: 'email' | 'phone'
  format: CourseFormat
  planned: number
  /** Where the clinician moved the boundaries of the phases to; left out: they follow the table. */
  boundaries?: PhaseBoundaries
  /** Sessions held before today. */
  held: number
  /** The weekly hour: 0 is today's weekday, 1 to 4 the working days before it, counted back. */
  day: 0 | 1 | 2 | 3 | 4
  time: string
  curve: Curve
  area: ProblemArea
  /** What it is about, as a note would say it. */
  event: string
  other: string
  /** Session numbers at which something was otherwise. */
  without?: readonly number[]
  gaps?: Readonly<Record<number, readonly string[]>>
  risk?: Readonly<Record<number, 1 | 2>>
  missedBefore?: readonly number[]
  byTelephone?: readonly number[]
  /** The contract was agreed for fewer, and changed in this session. */
  moreSessions?: { from: number; inSession: number; reason: string }
  /** What stands in a contract that is not agreed yet, besides what the clinic's words give. */
  draft?: Readonly<Record<string, string>>
  /** The initial sessions are over, and the focus is still being looked for. */
  isFocusOpen?: boolean
  /** The note of the latest session has been begun and not signed. */
  isNoteOpen?: boolean
  /** What became of the course; left out: it goes on. */
  ended?: { how: 'completed' | 'ended-early'; maintenance?: { planned: number; held: number } }
  /** For today's session: not answered yet, or answered with a thought of self-harm a moment ago. */
  today?: 'not-answered' | 'risk-now'
}

/** The plan of a case, with its boundaries where they were moved. */
export function planOfCase(one: Pick<DemoCase, 'planned' | 'boundaries'>): Plan {
  const plan = planCourse({ sessions: one.planned })
  const settled = plan.ok ? settleBoundaries(plan.value, one.boundaries ?? null) : plan
  if (!settled.ok) throw new Error('not a plan')
  return settled.value
}
