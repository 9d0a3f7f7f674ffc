import { openClinicDatabase } from '#platform/process/open-clinic-database.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'

import { noWords } from './no-words.ts'

/** Takes the schema steps that are missing and says which. */
export async function run(words: readonly string[]): Promise<number> {
  noWords(words)
  const database = await openClinicDatabase(readSettings(process.env), { attach: true })
  try {
    for (const step of database.applied) process.stdout.write(`${step}\n`)
    const count = database.applied.length
    process.stdout.write(
      count === 0 ? 'The schema is up to date.\n' : `${count} ${count === 1 ? 'step' : 'steps'} taken.\n`,
    )
  } finally {
    await database.close()
  }
  return 0
}
