// Kills Kith under a load of check-ins, again and again, and looks whether anything that was acknowledged is lost
// (SEC-060, SEC-061, SEC-062). Run by hand: `npm run kill-test -- --kills 200`. docs/durability.md says what it shows.
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'

import { verifyTrails, trailWords } from '../app/cli/audit-trails.ts'
import { readSettings } from '../app/platform/settings/settings.server.ts'
import { send, type Form } from './kill-under-load/forms.ts'
import { layGround, lookAt, newForms } from './kill-under-load/ground.ts'
import { serve } from './kill-under-load/server.ts'
import { findFaults } from './kill-under-load/verify.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, senders: { type: 'string', default: '16' } },
})
const kills = Number(values.kills)
const senders = Number(values.senders)
const patients = 40
const formsEachRound = 400
// Every fifth kill takes the database's processes as well.
const databaseEvery = 5

const directory = await mkdtemp(join(tmpdir(), 'kith-kill-'))
const port = await freePort()
const settings = { KITH_DATA: directory, PORT: String(port), HOST: '127.0.0.1' }
const origin = `http://localhost:${port}`
const began = Date.now()
const all: Form[] = []
const faults: string[] = []
let repeated = 0

try {
  const ground = await layGround(directory, patients)
  let kith = await serve(settings)
  let lastRound: Form[] = []
  for (let kill = 1; kill <= kills; kill += 1) {
    // What the last kill left open is sent once more, with its key: stored before or not, it is stored once now.
    const open = lastRound.filter(({ outcome }) => outcome === 'unknown')
    for (const form of open) await send(form, origin)
    repeated += open.length
    const { forms, pid } = await lookAt(directory, async (client, database) => {
      faults.push(...(await findFaults(client, lastRound)))
      return { forms: await newForms(client, ground, formsEachRound), pid: database.pid }
    })
    const load = sendAll(forms)
    await wait(randomInt(60, 1_500))
    await kith.kill(kill % databaseEvery === 0 ? pid : null)
    await load
    all.push(...forms)
    lastRound = forms
    kith = await serve(settings)
    if (kill % 10 === 0)
      process.stderr.write(`${kill} kills, ${acknowledged()} acknowledged, ${faults.length} faults\n`)
  }
  // The last of the forms, and then everything once more from the beginning.
  for (const form of lastRound) if (form.outcome === 'unknown') await send(form, origin)
  await wait(2_000)
  const trails = await lookAt(directory, async (client) => {
    for (let at = 0; at < all.length; at += 2_000)
      faults.push(...(await findFaults(client, all.slice(at, at + 2_000))))
    const server = {
      host: client.host,
      port: client.port,
      user: 'postgres',
      password: client.password ?? '',
      database: 'kith',
    }
    return verifyTrails(server, readSettings({ KITH_DATA: directory }), null)
  })
  for (const trail of trails) if (!trail.ok) faults.push(`audit trail: ${trailWords(trail)}`)
  if ((await kith.stop()) !== 0) faults.push('the last stop was not clean')
  const seconds = Math.round((Date.now() - began) / 1000)
  for (const fault of [...new Set(faults)].slice(0, 20)) process.stdout.write(`${fault}\n`)
  process.stdout.write(
    `${trails.map(trailWords).join('; ')}\n${repeated} forms of unknown outcome sent again, ${seconds} seconds\n` +
      `${kills} kills, ${acknowledged()} acknowledged, ${new Set(faults).size} lost\n`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await rm(directory, { recursive: true, force: true, maxRetries: 5 })
}

function acknowledged(): number {
  return all.filter(({ outcome }) => outcome === 'acknowledged').length
}

/** Sends forms side by side until all are sent or the server is gone. */
async function sendAll(forms: readonly Form[]): Promise<void> {
  const waiting = forms.values()
  const sender = async () => {
    for (const form of waiting) {
      try {
        await send(form, origin)
      } catch (error) {
        if (isGone(error)) return
        faults.push(`${(error as Error).message}: ${form.linkId}`)
      }
    }
  }
  await Promise.all(Array.from({ length: senders }, sender))
}

// What fetch says when the other side has died, before, during or after taking the request.
function isGone(error: unknown): boolean {
  return error instanceof TypeError
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port: free } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return free
}
