import { parseArgs } from 'node:util'

import { readId, type ClinicId } from '#platform/ids.ts'
import { readSettings } from '#platform/settings/settings.server.ts'

import { trailWords, verifyTrails } from './audit-trails.ts'
import { reachCurrent } from './reach-current.ts'
import { UsageProblem } from './usage-problem.ts'

/** Says of each clinic whether its audit trail is whole, or which entry is the first that is not. */
export async function run(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { clinic: { type: 'string' } } })
  const only: ClinicId | null = values.clinic === undefined ? null : readId(values.clinic)
  if (values.clinic !== undefined && only === null)
    throw new UsageProblem('--clinic takes the id of a clinic.')
  const settings = readSettings(process.env)
  const database = await reachCurrent(settings)
  try {
    const trails = await verifyTrails(database.admin, settings, only)
    if (trails.length === 0 && only !== null) throw new UsageProblem(`there is no clinic ${only}.`)
    if (trails.length === 0) process.stdout.write('There is no clinic yet.\n')
    for (const trail of trails)
      process.stdout.write(`${trail.clinicId}  ${trail.name}: ${trailWords(trail)}\n`)
    return trails.every((trail) => trail.ok) ? 0 : 1
  } finally {
    await database.close()
  }
}
