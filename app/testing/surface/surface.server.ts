import { Agent } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'

import pg from 'pg'
import type { ServerBuild } from 'react-router'

import { handlersOf, type Handler } from '#platform/http/route-policies.server.ts'
import type { Kith } from '#platform/process/start-kith.server.ts'

import { layMatrix, type Matrix } from '../matrix/principals.server.ts'
import { makeClinic } from '../test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../test-database.server.ts'
import { startTestKith } from '../test-server.server.ts'
import { sendAsIs, type Received, type Sent } from './raw-request.ts'

/** The built Kith as the outside sees it, with its own route table. */
export type Surface = {
  database: TestDatabase
  kith: Kith
  handlers: readonly Handler[]
  /** Each address once, with its parts still named. */
  paths: readonly string[]
  /** Two new clinics full of records, with every kind of visitor. */
  layPeople(): Promise<Matrix>
  send(sent: Sent): Promise<Received>
  /** Behind the walls, as the superuser. */
  rows<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function openSurface(): Promise<Surface> {
  const database = await openTestDatabase()
  const kith = await startTestKith(database)
  const folder =
    process.env['KITH_BUILD_DIRECTORY'] ?? fileURLToPath(new URL('../../../build', import.meta.url))
  const handlers = handlersOf((await import(pathToFileURL(`${folder}/server/index.js`).href)) as ServerBuild)
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const admin = new pg.Client(database.admin)
  await admin.connect()
  return {
    database,
    kith,
    handlers,
    paths: [...new Set(handlers.map(({ path }) => path))].sort(),
    layPeople: async () =>
      layMatrix(database.db, await makeClinic(database.db), await makeClinic(database.db)),
    // A kept connection may end in the moment that it is used again; what matters is what a new one is told.
    send: (sent) =>
      sendAsIs(kith.origin, agent, sent).catch(() =>
        sendAsIs(kith.origin, new Agent({ keepAlive: false }), sent),
      ),
    rows: async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
      (await admin.query<Row>(sql, [...values])).rows,
    async close() {
      agent.destroy()
      await admin.end()
      await kith.stop()
      await database.close()
    },
  }
}
