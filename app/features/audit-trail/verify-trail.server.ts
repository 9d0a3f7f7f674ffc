import { actorId, recordAudit, type AuditEntry } from '#platform/audit/record.server.ts'
import type { Checkpoints } from '#platform/audit/checkpoint.server.ts'
import { verifyClinic, type Verification } from '#platform/audit/verify.server.ts'
import type { ClinicCall } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { inClinic } from '#platform/db/database.server.ts'
import type { Recurring } from '#platform/jobs/worker.server.ts'
import { log } from '#platform/log/log.server.ts'
import { done, type Result } from '#platform/result.ts'

import { nightlyPolicy, verifyTrailPolicy } from './audit-trail.policy.ts'

/** Recomputes the clinic's chain now and keeps what was found in the trail itself. */
export function verifyTrail(
  call: ClinicCall,
  checkpoints: Checkpoints | null,
  key: string,
): Promise<Result<{ ok: boolean }>> {
  const spec = { policy: verifyTrailPolicy, subject: null, action: null, once: { key, body: null } }
  return command(call, spec, async ({ tx, audit }) => {
    const found = await verifyClinic(tx, call.actor.clinicId, await checkpoints?.of(call.actor.clinicId))
    await audit(entryOf(found))
    return done({ ok: found.ok })
  })
}

/** Every night, so that a trail that was tampered with does not wait for somebody to ask. */
export const verifyTrailNightly: Recurring = {
  cron: '20 3 * * *',
  policy: nightlyPolicy,
  async run(call, { checkpoints }) {
    const { clinicId } = call.actor
    const known = await checkpoints?.of(clinicId)
    await inClinic(call.db, { clinic: clinicId, actor: actorId(call.actor) }, async (tx) => {
      const found = await verifyClinic(tx, clinicId, known)
      await recordAudit(tx, call.actor, call.at, entryOf(found))
      if (!found.ok)
        log('error', 'audit-trail-broken', {
          clinic: clinicId,
          why: found.firstBad?.why ?? 'forged-checkpoints',
        })
    })
  },
}

function entryOf({ ok, sealed, unsealed, firstBad, forgedCheckpoints }: Verification): AuditEntry {
  const why = firstBad?.why ?? (forgedCheckpoints > 0 ? 'forged-checkpoints' : null)
  return {
    action: 'audit-trail.verified',
    detail: { ok, sealed, unsealed, place: firstBad?.place ?? null, why },
  }
}
