import type { Instant } from '@kith/ipt'

import type { Actor, ClinicActor, StaffActor } from '../access/actor.ts'
import type { Subject } from '../access/relations.server.ts'
import { sendAlong, type ClinicTransaction } from '../db/database.server.ts'
import { newId, type ClinicId, type PatientId } from '../ids.ts'

/** `noun.what-happened`, past tense: `check-in.submitted`, `course.read`. */
export type AuditAction = `${string}.${string}`

export type AuditEntry = {
  action: AuditAction
  outcome?: 'done' | 'denied' | 'refused'
  subject?: Subject | null
  patientId?: PatientId | null
  /** Ids, codes and counts alone: no name, no answer, no free text (SEC-047). */
  detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** Whom the trail can name: also staff who are only just signing in, and whoever tried to in their name. */
export type Named =
  | ClinicActor
  | Pick<StaffActor, 'kind' | 'clinicId' | 'staffId'>
  | { kind: 'nobody'; clinicId: ClinicId }

/** Adds an entry to the clinic's trail, in the transaction of the act itself: without the entry there is no act (SEC-048). */
export async function recordAudit(
  tx: ClinicTransaction,
  actor: Named,
  at: Instant,
  entry: AuditEntry,
): Promise<void> {
  // It also queues for its place in the chain: an entry that came in by another way never gets one, and shows.
  const write = tx
    .with('entry', (db) =>
      db
        .insertInto('audit_entries')
        .values({
          clinic_id: actor.clinicId,
          id: newId<'audit_entries'>(),
          at,
          actor_id: actorId(actor),
          actor_kind: actor.kind,
          action: entry.action,
          outcome: entry.outcome ?? 'done',
          subject_kind: entry.subject?.kind ?? null,
          subject_id: entry.subject?.id ?? null,
          patient_id: entry.patientId ?? null,
          detail: JSON.stringify(entry.detail ?? {}),
        })
        .returning(['clinic_id', 'recorded_at', 'id']),
    )
    .insertInto('audit_unsealed')
    .columns(['clinic_id', 'recorded_at', 'entry_id'])
    .expression((eb) => eb.selectFrom('entry').select(['clinic_id', 'recorded_at', 'id']))
  await sendAlong(tx, write)
}

/** Whom history and the trail name: a member of staff, or the link that was used. */
export function actorId(actor: Actor | Named): string | null {
  if (actor.kind === 'staff') return actor.staffId
  return actor.kind === 'patient-link' ? actor.linkId : null
}
