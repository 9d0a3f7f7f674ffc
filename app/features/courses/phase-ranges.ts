import type { CourseHeader } from './course-header.ts'
import { phaseWords } from './course-words.ts'

/** The sessions of each phase, first to last, as a strip shows them. A maintenance course has one phase. */
export function phaseRanges({ phases, counts }: Pick<CourseHeader, 'phases' | 'counts'>): {
  name: string
  from: number
  to: number
}[] {
  if (phases === null) return [{ name: phaseWords.maintenance, from: 1, to: counts.n }]
  const { initial, middle } = phases
  return [
    { name: phaseWords.initial, from: 1, to: initial },
    { name: phaseWords.middle, from: initial + 1, to: initial + middle },
    { name: phaseWords.termination, from: initial + middle + 1, to: counts.n },
  ]
}
