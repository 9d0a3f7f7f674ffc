import { authorize } from '../access/authorize.server.ts'
import type { Policy } from '../access/policy.ts'
import type { Subject } from '../access/relations.server.ts'
import { actorId, recordAudit, type AuditAction, type AuditEntry } from '../audit/record.server.ts'
import { inClinic, type ClinicTransaction } from '../db/database.server.ts'
import type { PatientId } from '../ids.ts'
import { fail, type Result } from '../result.ts'
import type { ClinicCall } from './call.server.ts'
import { keepDenial, problemOf } from './command.server.ts'

export type QuerySpec = {
  policy: Policy
  subject: Subject | null
  /** What the trail says; null only for pages that show no patient's record. */
  action: AuditAction | null
  /** Which part of the record was read, where the subject alone does not say: ids, codes and counts (SEC-047). */
  detail?: AuditEntry['detail']
}

/**
 * The one read path: permission, the audit entry of the reading, then the reading. If the entry cannot be
 * written the record does not open (SEC-048).
 */
export async function query<Value>(
  call: ClinicCall,
  spec: QuerySpec,
  read: (tx: ClinicTransaction, found: { patientId: PatientId | null }) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const scope = { clinic: call.actor.clinicId, actor: actorId(call.actor) }
  const outcome = await inClinic(call.db, scope, async (tx) => {
    const verdict = await authorize(tx, call.actor, spec.policy, call.at, spec.subject)
    if (!verdict.allowed) return { denied: verdict }
    if (spec.action !== null) {
      await recordAudit(tx, call.actor, call.at, {
        action: spec.action,
        subject: spec.subject,
        patientId: verdict.patientId,
        ...(spec.detail === undefined ? {} : { detail: spec.detail }),
      })
    }
    return { result: await read(tx, { patientId: verdict.patientId }) }
  })
  if ('result' in outcome) return outcome.result
  await keepDenial(call, spec, outcome.denied.patientId)
  return fail(problemOf(outcome.denied))
}
