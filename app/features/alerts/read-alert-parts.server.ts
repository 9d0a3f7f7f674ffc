import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AlertId, PatientId } from '#platform/ids.ts'

import type { AlertEvent, AlertView, HowGiven, SignalLine } from './alert-view.ts'

/** How many earlier answers are shown: a whole course of sixteen sessions, with some to spare. */
const longestHistory = 24

/** What the alert rests on, newest first. */
export async function readSignals(tx: ClinicTransaction, alertId: AlertId): Promise<SignalLine[]> {
  const rows = await tx
    .selectFrom('alert_signals as g')
    .innerJoin('alerts as a', (join) =>
      join.onRef('a.clinic_id', '=', 'g.clinic_id').onRef('a.id', '=', 'g.alert_id'),
    )
    .innerJoin('courses as c', (join) =>
      join.onRef('c.clinic_id', '=', 'a.clinic_id').onRef('c.id', '=', 'a.course_id'),
    )
    .leftJoin('check_ins as i', (join) =>
      join.onRef('i.clinic_id', '=', 'g.clinic_id').onRef('i.id', '=', 'g.check_in_id'),
    )
    .leftJoin('staff as e', (join) =>
      join.onRef('e.clinic_id', '=', 'i.clinic_id').onRef('e.id', '=', 'i.entered_by'),
    )
    .select([
      'g.id',
      'g.signal',
      'g.item',
      'g.answer',
      'g.former_answer as formerAnswer',
      'g.words',
      'g.at',
      'i.mode',
      'i.link_id',
      'e.name as enteredBy',
      'c.instrument as courseInstrument',
      'i.instrument',
    ])
    .where('g.alert_id', '=', alertId)
    .orderBy('g.at', 'desc')
    .orderBy('g.id', 'desc')
    .execute()
  return rows.map(({ mode, link_id, courseInstrument, instrument, ...row }) => ({
    ...row,
    instrument: instrument ?? courseInstrument,
    howGiven: row.item === null ? null : howGiven(mode, link_id !== null),
  }))
}

/** All answers to the items in question, zeros and gaps too: one answer says little without the others. */
export async function readItemHistories(
  tx: ClinicTransaction,
  patientId: PatientId,
  signals: readonly SignalLine[],
): Promise<AlertView['histories']> {
  const asked = new Map(
    signals.flatMap(({ instrument, item }) =>
      item === null ? [] : [[`${instrument} ${item}`, { instrument, item }]],
    ),
  )
  if (asked.size === 0) return []
  const rows = await tx
    .selectFrom('check_ins as c')
    .leftJoin('check_ins as r', (join) =>
      join.onRef('r.clinic_id', '=', 'c.clinic_id').onRef('r.replaces_id', '=', 'c.id'),
    )
    .select(['c.instrument', 'c.answers', 'c.submitted_at', 'c.mode', 'c.link_id'])
    .where('c.patient_id', '=', patientId)
    .where('c.instrument', 'in', [...new Set([...asked.values()].map(({ instrument }) => instrument))])
    .where('r.id', 'is', null)
    .orderBy('c.submitted_at', 'desc')
    .limit(longestHistory * asked.size)
    .execute()
  return [...asked.values()].map(({ instrument, item }) => ({
    instrument,
    item,
    answers: rows
      .filter((row) => row.instrument === instrument)
      .slice(0, longestHistory)
      .map((row) => ({
        at: row.submitted_at,
        answer: answerIn(row.answers, item),
        howGiven: howGiven(row.mode, row.link_id !== null),
      })),
  }))
}

/** The course of events, in order. */
export async function readEvents(tx: ClinicTransaction, alertId: AlertId): Promise<AlertEvent[]> {
  return tx
    .selectFrom('alert_events as e')
    .leftJoin('staff as b', (join) =>
      join.onRef('b.clinic_id', '=', 'e.clinic_id').onRef('b.id', '=', 'e.by_id'),
    )
    .leftJoin('staff as f', (join) =>
      join.onRef('f.clinic_id', '=', 'e.clinic_id').onRef('f.id', '=', 'e.from_owner_id'),
    )
    .leftJoin('staff as t', (join) =>
      join.onRef('t.clinic_id', '=', 'e.clinic_id').onRef('t.id', '=', 'e.to_owner_id'),
    )
    .select(['e.id', 'e.kind', 'e.at', 'b.name as by', 'f.name as from', 't.name as to', 'e.words'])
    .where('e.alert_id', '=', alertId)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
}

function howGiven(mode: 'self' | 'kiosk' | 'telephone' | 'paper' | null, byLink: boolean): HowGiven {
  if (mode === null) return 'unfinished-form'
  if (mode === 'telephone' || mode === 'paper') return mode
  return mode === 'self' && byLink ? 'by-link' : 'in-the-room'
}

function answerIn(answers: unknown, item: string): number | null {
  const answer = (answers as Record<string, unknown>)[item]
  return typeof answer === 'number' ? answer : null
}
