import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import { done, type Result } from '#platform/result.ts'

import { arrangeCaseload, type CaseloadView } from './arrange-caseload.ts'
import { judgeCurve, type Case } from './caseload.ts'
import { readCases, readScores, type CaseRow, type ScoreRow } from './caseload-store.server.ts'
import { readClinicFrame } from './patient-store.server.ts'
import { seeCaseload } from './patients.policy.ts'

export type Caseload = {
  cases: Case[]
  view: CaseloadView
  /** How many there are before the search and the filters. */
  own: number
  supervised: number
  timeZone: string
}

/** Those whom this member of staff treats or supervises, as the view asks. */
export function readCaseload(call: Call<StaffActor>, view: CaseloadView): Promise<Result<Caseload>> {
  return query(call, { policy: seeCaseload, subject: null, action: 'caseload.read' }, async (tx) => {
    const { timeZone } = await readClinicFrame(tx)
    const rows = await readCases(tx, call.actor.staffId, call.at)
    const scores = await readScores(
      tx,
      rows.flatMap(({ course_id, instrument, first_on }) =>
        course_id === null || instrument === null || first_on === null
          ? []
          : [{ courseId: course_id, instrument, firstOn: first_on }],
      ),
      timeZone,
    )
    const scoresOf = byCourse(scores)
    const { roles } = call.actor
    const cases = rows
      .filter(({ is_own }) => roles.includes(is_own ? 'clinician' : 'supervisor'))
      .map((row) => caseOf(row, row.course_id === null ? [] : (scoresOf.get(row.course_id) ?? []), timeZone))
    const own = cases.filter(({ isOwn }) => isOwn).length
    const whose = view.whose ?? (own === 0 && own < cases.length ? 'supervised' : 'own')
    return done({
      cases: arrangeCaseload(cases, { ...view, whose }),
      view: { ...view, whose },
      own,
      supervised: cases.length - own,
      timeZone,
    })
  })
}

function byCourse(scores: readonly ScoreRow[]): ReadonlyMap<string, ScoreRow[]> {
  const found = new Map<string, ScoreRow[]>()
  for (const score of scores) {
    const its = found.get(score.course_id)
    if (its === undefined) found.set(score.course_id, [score])
    else its.push(score)
  }
  return found
}

function caseOf(row: CaseRow, scores: readonly ScoreRow[], timeZone: string): Case {
  const points = scores.map(({ given_on, total, band, prorated }) => ({
    day: given_on,
    total,
    band,
    prorated,
  }))
  return {
    patient: {
      id: row.patient_id,
      name: row.name,
      preferredName: row.preferred_name,
      birthOn: row.birth_on,
      number: row.clinic_number,
    },
    isOwn: row.is_own,
    clinicianName: row.clinician_name,
    hasAlert: row.has_alert,
    course:
      row.course_id === null || row.phase === null || row.instrument === null || row.first_on === null
        ? null
        : {
            id: row.course_id,
            phase: row.phase,
            held: row.held,
            planned: row.planned_sessions ?? 0,
            missedThatCount: row.missed_that_count,
            next: row.next_at === null ? null : clinicTimeOf(row.next_at, timeZone),
            instrument: row.instrument,
            ...judgeCurve(row.instrument, row.first_on, points),
          },
  }
}
