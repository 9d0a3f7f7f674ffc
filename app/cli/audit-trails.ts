import { openCheckpoints } from '#platform/audit/checkpoint.server.ts'
import { verifyClinic, type Fault, type Verification } from '#platform/audit/verify.server.ts'
import { inClinic, openDatabase } from '#platform/db/database.server.ts'
import type { Connection } from '#platform/db/pools.server.ts'
import type { ClinicId } from '#platform/ids.ts'
import { checkpointsFile } from '#platform/process/open-clinic-database.server.ts'
import { installationSecret } from '#platform/secrets/installation-secret.server.ts'
import { openSecrets } from '#platform/secrets/secrets.server.ts'
import type { Settings } from '#platform/settings/settings.server.ts'

export type Trail = Verification & { clinicId: ClinicId; name: string }

/** Recomputes the audit trail of every clinic, or of one; an unknown clinic is an empty list. */
export async function verifyTrails(
  admin: Connection,
  settings: Settings,
  only: ClinicId | null,
): Promise<Trail[]> {
  const secrets = openSecrets(await installationSecret(settings.dataDirectory, settings.secret))
  const checkpoints = openCheckpoints(checkpointsFile(settings), secrets)
  const database = openDatabase(admin, { app: 1, jobs: 1 })
  try {
    const ids = await database.app.selectNoFrom((eb) => eb.fn<ClinicId>('kith.clinic_ids').as('id')).execute()
    const trails: Trail[] = []
    for (const { id } of ids) {
      if (only !== null && id !== only) continue
      const known = await checkpoints.of(id)
      const trail = await inClinic(database.app, { clinic: id, actor: null }, async (tx) => {
        const clinic = await tx.selectFrom('clinics').select('name').executeTakeFirstOrThrow()
        return { ...(await verifyClinic(tx, id, known)), clinicId: id, name: clinic.name }
      })
      trails.push(trail)
    }
    return trails
  } finally {
    await database.close()
  }
}

/** One line of a trail: whole, or where it is broken first. Names no person and no record. */
export function trailWords(trail: Trail): string {
  const { firstBad, forgedCheckpoints } = trail
  if (firstBad !== null) {
    const place = firstBad.place === null ? '' : ` at place ${firstBad.place}`
    const entry = firstBad.entryId === null ? '' : ` (entry ${firstBad.entryId})`
    return `broken${place}${entry}: ${faultWords[firstBad.why]}`
  }
  if (forgedCheckpoints > 0) {
    return `${forgedCheckpoints} checkpoints were not written by this installation, or its secret has changed since.`
  }
  const waiting = trail.unsealed === 0 ? '' : `, ${trail.unsealed} on their way`
  return `ok, ${trail.sealed} entries sealed${waiting}, ${trail.checkpoints} checkpoints agree`
}

const faultWords: Readonly<Record<Fault, string>> = {
  altered: 'this entry, or the order around it, is not what was sealed.',
  'entry-missing': 'the entry that was sealed here has gone.',
  'place-missing': 'a place in the chain has gone.',
  'cut-off': 'the chain ends before a checkpoint that was written outside the database.',
  rewritten: 'the chain is not the one that a checkpoint knew.',
  'not-sealed':
    'this entry waits for its place for more than a minute. If Kith was not running, start it: waiting entries are sealed within a second.',
}
