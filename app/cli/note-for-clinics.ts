import { recordAudit, type AuditAction } from '#platform/audit/record.server.ts'
import { sealClinic } from '#platform/audit/seal.server.ts'
import { now } from '#platform/clock/clock.server.ts'
import { inClinic, openDatabase } from '#platform/db/database.server.ts'
import type { Connection } from '#platform/db/pools.server.ts'
import type { ClinicId } from '#platform/ids.ts'

/** Writes into every clinic's trail what the operator did on the command line (SEC-048), and seals what waits. */
export async function noteForClinics(
  admin: Connection,
  action: AuditAction,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  const database = openDatabase(admin, { app: 1, jobs: 1 })
  try {
    const ids = await database.app.selectNoFrom((eb) => eb.fn<ClinicId>('kith.clinic_ids').as('id')).execute()
    for (const { id } of ids) {
      await inClinic(database.app, { clinic: id, actor: null }, (tx) =>
        recordAudit(tx, { kind: 'operator', clinicId: id }, now(), { action, detail }),
      )
      await sealClinic(database.app, id)
    }
  } finally {
    await database.close()
  }
}
