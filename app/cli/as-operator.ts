import { openCheckpoints } from '#platform/audit/checkpoint.server.ts'
import { sealClinic } from '#platform/audit/seal.server.ts'
import { now } from '#platform/clock/clock.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { openDatabase } from '#platform/db/database.server.ts'
import { readId, type ClinicId } from '#platform/ids.ts'
import { checkpointsFile } from '#platform/process/open-clinic-database.server.ts'
import { installationSecret } from '#platform/secrets/installation-secret.server.ts'
import { openSecrets } from '#platform/secrets/secrets.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'

import { reachCurrent } from './reach-current.ts'
import { UsageProblem } from './usage-problem.ts'

export type OperatorCall = Call<{ kind: 'operator'; clinicId: ClinicId }>

/** Acts in one clinic as whoever runs the machine; the trail says so. With several clinics, the one has to be named. */
export async function asOperator(
  clinic: string | undefined,
  act: (call: OperatorCall) => Promise<number>,
): Promise<number> {
  const settings = readSettings(process.env)
  const reached = await reachCurrent(settings)
  const database = openDatabase(reached.admin, { app: 2, jobs: 1 })
  try {
    const rows = await database.app
      .selectNoFrom((eb) => eb.fn<ClinicId>('kith.clinic_ids').as('id'))
      .execute()
    const ids = rows.map(({ id }) => id)
    const [only] = clinic === undefined ? ids : ids.filter((id) => id === readId(clinic))
    if (only === undefined)
      throw new UsageProblem(
        clinic === undefined ? 'there is no clinic yet.' : `there is no clinic ${clinic}.`,
      )
    if (clinic === undefined && ids.length > 1) {
      throw new UsageProblem(`there are several clinics; name one by --clinic: ${ids.join(', ')}.`)
    }
    const secrets = openSecrets(await installationSecret(settings.dataDirectory, settings.secret))
    const origin = settings.publicOrigin ?? `http://localhost:${settings.port}`
    const actor = { kind: 'operator', clinicId: only } as const
    const code = await act({ actor, at: now(), db: database.app, origin, secrets })
    // No server may be running to seal what was just entered into the trail.
    await sealClinic(database.app, only, openCheckpoints(checkpointsFile(settings), secrets))
    return code
  } finally {
    await database.close()
    await reached.close()
  }
}
