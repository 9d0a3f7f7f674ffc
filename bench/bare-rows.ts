import { phq9 } from '@kith/ipt'

import type { ClinicId, StaffId } from '#platform/ids.ts'

import { idSql } from './clinic-rows.ts'

/** One form in this many has item 9 above zero, and raises an alert. */
export const positiveEvery = 5

/** Tables whose rows are counted after each writer: the bare ones must have laid as many as Kith. */
export const writtenTables = [
  'submissions',
  'check_ins',
  'scores',
  'history',
  'audit_entries',
  'alerts',
  'alert_signals',
  'alert_events',
  'messages',
] as const

/**
 * The rows that one check-in by link leaves behind, each by a statement of its own, and nothing else: no permission, no
 * reading, no scoring. `n` is the number of the check-in as the client writes it: `$1`, or `:n` for pgbench.
 * `raised` are those of an alert. Their jobs are for another day: Kith would do them beside the next writer's round.
 */
export function bareStatements(
  clinic: ClinicId,
  owner: StaffId,
  n: string,
): { always: readonly string[]; raised: readonly string[] } {
  const id = (kind: Parameters<typeof idSql>[0], offset = 0) =>
    idSql(kind, offset === 0 ? n : `${n}::bigint + ${offset}`)
  // Clear of the ids of check-ins and scores that were laid beforehand.
  const [checkIn, score] = [id('checkIn', 1e12), id('score', 1e12)]
  const entry = (entryId: string, action: string, kind: string, subject: string) => [
    `insert into kith.audit_entries (clinic_id, id, at, recorded_at, actor_id, actor_kind, action, outcome, subject_kind, subject_id, patient_id, detail)
     values ('${clinic}', ${entryId}, now(), now(), ${id('link')}, 'patient-link', '${action}', 'done', '${kind}', ${subject}, ${id('patient')},
       '{"mode": "self","instrument": "phq-9"}')`,
    `insert into kith.audit_unsealed (clinic_id, recorded_at, entry_id) values ('${clinic}', now(), ${entryId})`,
  ]
  return {
    always: [
      `insert into kith.submissions (clinic_id, id, body_hash, result)
       values ('${clinic}', ${id('other')}, '\\x${'ab'.repeat(32)}', '{"ok": true,"value": {"state": "stored"}}')`,
      `update kith.check_in_links set used_at = now() where clinic_id = '${clinic}' and id = ${id('link')}`,
      `insert into kith.check_ins (clinic_id, id, course_id, patient_id, appointment_id, link_id, instrument, instrument_version, language, mode, answers, started_at, submitted_at)
       values ('${clinic}', ${checkIn}, ${id('course')}, ${id('patient')}, ${id('appointment')}, ${id('link')}, 'phq-9', '${phq9.version}', 'en', 'self',
         '{"q1": 1,"q2": 2,"q3": 0,"q4": 1,"q5": 3,"q6": 1,"q7": 0,"q8": 0,"q9": 1}', now(), now())`,
      `insert into kith.scores (clinic_id, id, check_in_id, course_id, instrument, rule_version, submitted_at, state, total, unrounded, band, prorated, risk)
       values ('${clinic}', ${score}, ${checkIn}, ${id('course')}, 'phq-9', '${phq9.version}', now(), 'scored', 9, 9, 'mild', false, 'positive')`,
      ...entry(id('entry'), 'check-in.submitted', 'check-in', checkIn),
    ],
    raised: [
      `insert into kith.alerts (clinic_id, id, patient_id, course_id, source, level, state, owner_id, raised_at, next_step_at)
       values ('${clinic}', ${id('alert')}, ${id('patient')}, ${id('course')}, 'check-in', 'review', 'open', '${owner}', now(), now() + interval '15 minutes')`,
      `insert into kith.alert_signals (clinic_id, id, alert_id, check_in_id, signal, level, item, answer, at)
       values ('${clinic}', ${id('alert', 1e11)}, ${id('alert')}, ${checkIn}, 'self-harm-thoughts', 'review', 'q9', 1, now())`,
      `insert into kith.alert_events (clinic_id, id, alert_id, kind, at, to_owner_id)
       values ('${clinic}', ${id('alert', 2e11)}, ${id('alert')}, 'raised', now(), '${owner}')`,
      `insert into kith.messages (clinic_id, id, kind, staff_id, alert_id, state, due_at, created_at)
       values ('${clinic}', ${id('alert', 3e11)}, 'alert-notice', '${owner}', ${id('alert')}, 'waiting', now(), now())`,
      `select jobs.add('send-message', json_build_object('clinicId', '${clinic}', 'messageId', ${id('alert', 3e11)}), now() + interval '1 day', null)`,
      `select jobs.add('move-alert', json_build_object('clinicId', '${clinic}', 'alertId', ${id('alert')}, 'step', 0), now() + interval '15 minutes',
         'move-alert:' || ${id('alert')})`,
      ...entry(id('entry', 1e11), 'alert.raised', 'alert', id('alert')),
    ],
  }
}

/**
 * The same as a script for pgbench: each client counts its check-ins up from its own start. In the statements a
 * colon is followed by a blank or another colon: pgbench takes anything else for a variable of its own.
 */
export function pgbenchScript(
  clinic: ClinicId,
  owner: StaffId,
  numbers: { first: number; perClient: number },
): string {
  const { always, raised } = bareStatements(clinic, owner, ':n')
  const line = (statement: string) => `${statement.replaceAll(/\s+/g, ' ')};`
  return [
    `\\set n ${numbers.first} + :client_id * ${numbers.perClient} + :done`,
    '\\set done :done + 1',
    'begin;',
    ...always.map(line),
    `\\if :n % ${positiveEvery} = 0`,
    ...raised.map(line),
    '\\endif',
    'commit;',
    '',
  ].join('\n')
}
