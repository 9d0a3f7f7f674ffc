import type { Instant } from '@kith/ipt'

import type { Actor, ClinicActor } from '../access/actor.ts'
import type { Subject } from '../access/relations.server.ts'
import type { ClinicTransaction } from '../db/database.server.ts'
import { newId, type PatientId } from '../ids.ts'

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

/** Adds an entry to the clinic's trail, in the transaction of the act itself: without the entry there is no act (SEC-048). */
export async function recordAudit(
  tx: ClinicTransaction,
  actor: ClinicActor,
  at: Instant,
  entry: AuditEntry,
): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      clinic_id: actor.clinicId,
      id: newId(),
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
    .execute()
}

/** Whom history and the trail name: a member of staff, or the link that was used. */
export function actorId(actor: Actor): string | null {
  if (actor.kind === 'staff') return actor.staffId
  return actor.kind === 'patient-link' ? actor.linkId : null
}
