import type { ClientConfig } from 'pg'

import { withClient } from './connection.server.ts'
import { StartProblem } from './start-problem.server.ts'

/** Refuses a server that acknowledges what is not yet on the disk (SEC-060, SEC-061), by what it says itself. */
export async function requireDurable(connection: ClientConfig): Promise<void> {
  const off = await withClient(connection, async (client) => {
    const found = await client.query<{ name: string }>(
      `SELECT name FROM pg_settings
       WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'off'
       ORDER BY name`,
    )
    return found.rows.map((row) => row.name)
  })
  if (off.length === 0) return
  throw new StartProblem(
    'embedded/not-durable',
    `This database does not bring what is saved to the disk (off: ${off.join(', ')}). That is allowed for demonstration and tests only: switch it on, or use another database.`,
  )
}
