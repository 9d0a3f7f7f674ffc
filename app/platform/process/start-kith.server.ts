import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'

import { createRequestHandler, type RouterContextProvider, type ServerBuild } from 'react-router'

import { openCheckpoints } from '../audit/checkpoint.server.ts'
import { startSealer } from '../audit/seal.server.ts'
import { now } from '../clock/clock.server.ts'
import { openDatabase, type Database } from '../db/database.server.ts'
import type { Connection } from '../db/pools.server.ts'
import { createListener } from '../http/listener.server.ts'
import { refuseBrokenRequests } from '../http/refusals.server.ts'
import type { Demonstration, Services } from '../http/services.server.ts'
import { startWorker, type Job, type Recurring } from '../jobs/worker.server.ts'
import type { MailSender } from '../mail/mail-sender.server.ts'
import type { Secrets } from '../secrets/secrets.server.ts'
import { requireBuild } from './build-missing.server.ts'
import { startWatch, type Look } from './start-watch.server.ts'

export type KithOptions = {
  connection: Connection
  secrets: Secrets
  mail: MailSender
  host: string
  /** 0 takes any free port. */
  port: number
  /** The address people use; null: the one this process listens on. */
  origin: string | null
  trustProxy: boolean
  jobs: Readonly<Record<string, Job>>
  recurring: Readonly<Record<string, Recurring>>
  /** What is looked at each minute beside the queue. */
  look: Look
  version: string
  /** The file outside the database that signed checkpoints of the audit trail go to; left out, none are kept. */
  auditCheckpoints?: string | undefined
  demonstration?: (db: Database, origin: string) => Promise<Demonstration>
  /** Where the built app lies. */
  build?: string
}

export type Kith = {
  origin: string
  database: Database
  demonstration: Demonstration | null
  stop(): Promise<void>
}

type App = ServerBuild & {
  entry: {
    module: {
      contextOf(
        services: Services,
        visit: { nonce: string; address: string; device: string },
      ): RouterContextProvider
    }
  }
}

/** Serves the built app on a migrated database and runs its jobs, until stopped. Throws what listening or connecting throws. */
export async function startKith(options: KithOptions): Promise<Kith> {
  const build = requireBuild(options.build)
  const app = (await import(pathToFileURL(`${build}/server/index.js`).href)) as App
  const database = openDatabase(options.connection)
  const server = createServer({ requireHostHeader: false })
  refuseBrokenRequests(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const origin = options.origin ?? `http://localhost:${(server.address() as AddressInfo).port}`
  const demonstration = (await options.demonstration?.(database, origin)) ?? null
  const checkpoints =
    options.auditCheckpoints === undefined ? null : openCheckpoints(options.auditCheckpoints, options.secrets)
  const services: Services = {
    db: database.app,
    secrets: options.secrets,
    origin,
    version: options.version,
    now,
    demonstration,
    mail: options.mail.kind,
    checkpoints,
    isReady: () => isReady(database),
  }
  const handle = createRequestHandler(app, 'production')
  server.on(
    'request',
    createListener({
      handle: (request, visit) => handle(request, app.entry.module.contextOf(services, visit)),
      assets: `${build}/client`,
      origin,
      trustProxy: options.trustProxy,
    }),
  )
  const worker = await startWorker({
    jobsPool: database.jobsPool,
    db: database.app,
    origin,
    secrets: options.secrets,
    tools: { mail: options.mail, checkpoints },
    jobs: options.jobs,
    recurring: options.recurring,
  })
  const sealer = startSealer({ db: database.app, checkpoints })
  const watch = startWatch({ db: database.app, look: options.look })
  return {
    origin,
    database,
    demonstration,
    async stop() {
      server.close()
      server.closeIdleConnections()
      watch.stop()
      await worker.stop()
      await sealer.stop()
      await database.close()
      server.closeAllConnections()
    },
  }
}

async function isReady(database: Database): Promise<boolean> {
  try {
    await database.appPool.query('select 1')
    return true
  } catch {
    return false
  }
}
