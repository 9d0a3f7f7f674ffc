import type { Day } from '@kith/ipt'

import type { CheckInRow } from '#features/check-ins/index.ts'
import type { SessionLine } from '#features/sessions/index.ts'
import type { CheckInId } from '#platform/ids.ts'
import { epochDayOf } from '#ui/chart/calendar-days.ts'
import type { ScorePoint } from '#ui/chart/score-chart-layout.ts'

/**
 * The curve of a course: each check-in that counts, and each session for which the scale was not done. What has no
 * score is a gap, never a zero and never bridged (MEAS-010, HAZ-021).
 */
export function scorePoints(
  checkIns: readonly { row: CheckInRow; day: Day }[],
  sessions: readonly { line: SessionLine; checkInId: CheckInId | null }[],
): readonly ScorePoint[] {
  const sessionOf = new Map(sessions.map(({ line, checkInId }) => [checkInId, line.number]))
  const given = checkIns.map(({ row, day }): ScorePoint => {
    const session = sessionOf.get(row.id)
    const base = { id: row.id, day: epochDayOf(day), ...(session === undefined ? {} : { session }) }
    return row.score.state === 'scored'
      ? { ...base, value: row.score.total, prorated: row.score.prorated }
      : { ...base, value: null, why: `${row.score.missing} questions left open` }
  })
  const notDone = sessions
    .filter(({ checkInId }) => checkInId === null)
    .map(({ line }): ScorePoint => ({
      id: line.id,
      day: epochDayOf(line.heldOn),
      value: null,
      why: 'the scale was not done',
      session: line.number,
    }))
  return [...given, ...notDone].toSorted((a, b) => a.day - b.day)
}
