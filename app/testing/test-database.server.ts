import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

import { openDatabase, type Database } from '#platform/db/database.server.ts'
import { testEngine } from '#platform/db/embedded/test-engine.server.ts'
import { migrate } from '#platform/db/migrate.server.ts'
import type { Connection } from '#platform/db/pools.server.ts'
import { serviceLogin } from '#platform/db/service-login.server.ts'

export type TestDatabase = {
  db: Database
  /** The superuser's way in, for looking behind the walls. */
  admin: Connection
  /** What the application itself would use. */
  service: Connection
  close(): Promise<void>
}

const serviceName = 'a password for tests alone'

/** A migrated, empty database for one test file, on real PostgreSQL. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const engine = await testEngine()
  const template = await engine.template(schemaKey(), async (admin) => {
    await migrate(admin)
  })
  const made = await engine.createDatabaseFrom(template)
  const service = await serviceLogin(made.admin, serviceName)
  // Fifty at once on a busy machine may wait long for their turn; what they wait for is what is tested.
  const db = openDatabase(service, { app: 8, jobs: 2, patienceMs: 120_000 })
  return {
    db,
    admin: made.admin,
    service,
    async close() {
      await db.close()
      await made.drop()
    },
  }
}

/** A template is made anew when a migration has changed. */
function schemaKey(): string {
  const folder = new URL('../../db/', import.meta.url)
  const hash = createHash('sha256')
  for (const name of [
    'roles.sql',
    'jobs.sql',
    ...readdirSync(new URL('migrations/', folder))
      .sort()
      .map((file) => `migrations/${file}`),
  ]) {
    hash.update(readFileSync(new URL(name, folder)))
  }
  return hash.digest('hex')
}
