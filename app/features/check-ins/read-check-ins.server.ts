import { answerNumber, findInstrument, readAnswers, riskStatus, scoreOf } from '@kith/ipt'
import type { Answers, Instant, Instrument } from '@kith/ipt'
import type { Selectable } from 'kysely'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CheckIns } from '#platform/db/schema.ts'
import type { CheckInId, CourseId } from '#platform/ids.ts'
import { log } from '#platform/log/log.server.ts'

import type { CheckInRow, LatestScore } from './check-in-row.ts'

/**
 * Every check-in of a course in the order of time, corrected ones too (`replacedBy` is set on those: leave them out of
 * curves). Ask for permission first.
 */
export async function readCheckInsOfCourse(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<readonly CheckInRow[]> {
  const rows = await checkIns(tx).where('c.course_id', '=', courseId).execute()
  return rows.map(toRow)
}

/** The newest check-in of the primary scale of each course, corrections taken into account. A course without one has no entry. */
export async function latestScores(
  tx: ClinicTransaction,
  courseIds: readonly CourseId[],
): Promise<ReadonlyMap<CourseId, LatestScore>> {
  if (courseIds.length === 0) return new Map()
  const rows = await checkIns(tx)
    .innerJoin('courses', (join) =>
      join
        .onRef('courses.clinic_id', '=', 'c.clinic_id')
        .onRef('courses.id', '=', 'c.course_id')
        .onRef('courses.instrument', '=', 'c.instrument'),
    )
    .where('c.course_id', 'in', courseIds)
    .where('r.id', 'is', null)
    .distinctOn('c.course_id')
    .clearOrderBy()
    .orderBy('c.course_id')
    .orderBy('c.submitted_at', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.course_id, toRow(row)]))
}

/** The answers given last before an instant on this scale in this course, for comparison with those given then. */
export async function previousAnswers(
  tx: ClinicTransaction,
  courseId: CourseId,
  instrument: Instrument,
  before: Instant,
): Promise<Answers | null> {
  const row = await latestAnswers(tx, courseId, instrument, before).executeTakeFirst()
  return row === undefined ? null : answersOf(instrument, row.answers)
}

/** The same as a query, to be read within another. */
export function latestAnswers(
  tx: ClinicTransaction,
  courseId: CourseId,
  instrument: Instrument,
  before: Instant,
) {
  return tx
    .selectFrom('check_ins as c')
    .leftJoin('check_ins as r', (join) =>
      join.onRef('r.clinic_id', '=', 'c.clinic_id').onRef('r.replaces_id', '=', 'c.id'),
    )
    .select('c.answers')
    .where('c.course_id', '=', courseId)
    .where('c.instrument', '=', instrument.id)
    .where('c.submitted_at', '<', before)
    .where('r.id', 'is', null)
    .orderBy('c.submitted_at', 'desc')
    .limit(1)
}

/** Stored answers, read as strictly as those of a form. */
export function answersOf(instrument: Instrument, stored: unknown): Answers {
  const read = readAnswers(instrument, stored as Record<string, unknown>)
  return read.ok ? read.value : read.kept
}

function checkIns(tx: ClinicTransaction) {
  return tx
    .selectFrom('check_ins as c')
    .innerJoin('scores as s', (join) =>
      join
        .onRef('s.clinic_id', '=', 'c.clinic_id')
        .onRef('s.check_in_id', '=', 'c.id')
        .onRef('s.rule_version', '=', 'c.instrument_version'),
    )
    .leftJoin('check_ins as r', (join) =>
      join.onRef('r.clinic_id', '=', 'c.clinic_id').onRef('r.replaces_id', '=', 'c.id'),
    )
    .leftJoin('staff as e', (join) =>
      join.onRef('e.clinic_id', '=', 'c.clinic_id').onRef('e.id', '=', 'c.entered_by'),
    )
    .leftJoin('sessions as n', (join) =>
      join.onRef('n.clinic_id', '=', 'c.clinic_id').onRef('n.appointment_id', '=', 'c.appointment_id'),
    )
    .selectAll('c')
    .select([
      's.total',
      's.state as score_state',
      'r.id as replaced_by',
      'e.name as entered_by_name',
      'n.number as session_number',
    ])
    .orderBy('c.submitted_at')
    .orderBy('c.id')
}

type Row = Selectable<CheckIns> & {
  total: number | null
  score_state: 'scored' | 'not-scorable'
  replaced_by: CheckInId | null
  entered_by_name: string | null
  session_number: number | null
}

function toRow(row: Row): CheckInRow {
  const instrument = findInstrument(row.instrument)
  if (instrument === null) throw new Error(`no such instrument: ${row.instrument}`)
  const answers = answersOf(instrument, row.answers)
  // Whether gaps were allowed is settled when the form comes in: a setting changed later does not change a score.
  const strict = row.score_state === 'not-scorable'
  const score = scoreOf(instrument, answers, { missing: strict ? 'strict' : 'as-published' })
  const total = score.state === 'scored' ? score.total : null
  // A stored total of the same rule that says something else is a fault to look into; the answers are the record.
  if (total !== row.total && row.instrument_version === instrument.version) {
    log('error', 'score-differs', { checkIn: row.id })
  }
  const [risk] = instrument.risk
  return {
    id: row.id,
    instrument: instrument.id,
    submittedAt: row.submitted_at,
    mode: row.mode,
    byLink: row.link_id !== null,
    enteredBy: row.entered_by_name,
    appointmentId: row.appointment_id,
    sessionNumber: row.session_number,
    answers,
    risk: riskStatus(instrument, answers),
    riskAnswer: risk === undefined ? null : answerNumber(answers, risk.item),
    score:
      score.state === 'scored'
        ? { state: 'scored', total: score.total, band: score.band, prorated: score.prorated }
        : { state: 'not-scorable', missing: score.missing.length },
    replaces:
      row.replaces_id === null || row.correction_reason === null
        ? null
        : { id: row.replaces_id, reason: row.correction_reason },
    replacedBy: row.replaced_by,
  }
}
