import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { dataDirectoryOf } from '#platform/db/embedded/data-directory.server.ts'
import { isAlive } from '#platform/db/embedded/process-identity.server.ts'
import { endServer, readRunningServer } from '#platform/db/embedded/running-server.server.ts'

const prefix = 'kith-demo-'

/** A folder for one demonstration, gone after it. What a killed one left behind is cleared away first. */
export async function makeDemoDirectory(): Promise<{ path: string; remove(): Promise<void> }> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = /^kith-demo-(\d+)-/.exec(name) ?? []
    if (pid !== undefined && !isAlive(Number(pid))) await clear(join(tmpdir(), name)).catch(() => undefined)
  }
  const path = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

async function clear(path: string): Promise<void> {
  const data = dataDirectoryOf(join(path, 'postgres'))
  const left = readRunningServer(data)
  if (left !== null) await endServer(data, left.pid)
  await rm(path, { recursive: true, force: true, maxRetries: 5 })
}
