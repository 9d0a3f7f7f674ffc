import type { Day } from '../time/day.ts'
import type { LinkStatement } from './progress-note.ts'
import { linkWordsEn } from './progress-note.ts'

/** A session on the curve: its total, if its form has one, and the link that was found in it (IPT-106). */
export type AnnotatedScore = {
  readonly session: number
  readonly on: Day
  /** `null`: the scale was not done, or its form has no total. It is a gap and no zero. */
  readonly total: number | null
  readonly link: LinkStatement | null
  /** The link statement in words; `null` while there is none. */
  readonly words: string | null
}

/**
 * The curve of a course with the week's events between people beside its points, session by session (IPT-107). A
 * session without a total and a link without a score are both kept: neither hides the other. Totals are of one
 * scale; sessions stand in their order.
 *
 * @example annotatedScores([{ session: 3, on, total: 14, link }])[0]?.words
 * // 'Argued with her son; mood was worse after it.'
 */
export function annotatedScores(
  sessions: readonly {
    readonly session: number
    readonly on: Day
    readonly total: number | null
    readonly link: LinkStatement | null
  }[],
): readonly AnnotatedScore[] {
  return sessions
    .toSorted((a, b) => a.session - b.session)
    .map(({ session, on, total, link }) => ({
      session,
      on,
      total,
      link,
      words: link === null ? null : linkWordsEn(link),
    }))
}
