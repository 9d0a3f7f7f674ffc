// Run as a process of its own by test-server.server.ts; its one argument is the meeting place.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { attachToRunning, startEmbedded } from './embedded.server.ts'
import type { EmbeddedServer } from './embedded.server.ts'
import { StartProblem } from './start-problem.server.ts'
import { hasLiveUsers, meetingPlace } from './test-server.server.ts'

// The processes of one run follow each other closely; a short wait spares the next one a start.
const lingerMs = 3_000
const place = meetingPlace(process.argv[2] ?? '')

const settings = {
  max_connections: '200',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_size: '2GB',
  checkpoint_timeout: '1h',
}

try {
  await keep(await startFresh())
} catch (error) {
  // Another keeper was first.
  const isSecond = error instanceof StartProblem && error.code === 'embedded/already-running'
  if (!isSecond && existsSync(place.root)) writeFileSync(place.log, String(error))
  process.exitCode = isSecond ? 0 : 1
}

/** Data that were not synced and whose server has gone may be broken: they are made anew. */
async function startFresh(): Promise<EmbeddedServer> {
  const server = await startEmbedded({ directory: place.engine, sync: false, settings })
  if (server.firstStart || server.adopted) return server
  await server.stop()
  rmSync(place.engine, { recursive: true, force: true })
  return startFresh()
}

async function keep(server: EmbeddedServer): Promise<void> {
  for (let idleSince = Date.now(); ; await wait(250)) {
    if (hasLiveUsers(place)) idleSince = Date.now()
    if (Date.now() - idleSince < lingerMs) continue
    writeFileSync(place.closing, '')
    // Whoever came in before they could see that we are closing is still served.
    if (!hasLiveUsers(place) || (await attachToRunning(place.engine)) === null) break
    rmSync(place.closing, { force: true })
  }
  await server.stop()
  rmSync(place.root, { recursive: true, force: true })
}
