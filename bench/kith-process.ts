import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../app/cli/kith.ts', import.meta.url))

export type KithProcess = { origin: string; pid: number; readyMs: number; stop(): Promise<void> }

/** Starts `kith serve` as a clinic would, in a process of its own, and measures how long it takes until it answers. */
export async function startKithProcess(directory: string): Promise<KithProcess> {
  const { PATH, HOME, TMPDIR, KITH_BUILD_DIRECTORY } = process.env
  const begun = performance.now()
  const child = spawn(process.execPath, ['--conditions=@kith/source', '--no-warnings', program, 'serve'], {
    env: {
      PATH,
      HOME,
      TMPDIR,
      KITH_BUILD_DIRECTORY,
      NODE_ENV: 'production',
      KITH_DATA: directory,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const origin = await printedOrigin(child)
  const health = await fetch(`${origin}/healthz`)
  const readyMs = performance.now() - begun
  if (health.status !== 200) throw new Error(`/healthz answered ${health.status}`)
  return { origin, readyMs, pid: child.pid ?? 0, stop: () => ended(child) }
}

/** Memory in MB: what Kith's own process holds, and what the database's processes hold, each shared page counted once. */
export function memoryOf(kith: KithProcess): { kith: number; database: number; all: number } | null {
  if (process.platform !== 'linux') return null
  const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${kith.pid}/status`, 'utf8'))?.[1] ?? 0)
  const database = descendantsOf(kith.pid).map(proportionalOf)
  const [kithMB, databaseMB] = [own / 1024, database.reduce((sum, one) => sum + one, 0) / 1024]
  return { kith: kithMB, database: databaseMB, all: kithMB + databaseMB }
}

function printedOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    // Its log is shown only if it ends before it is ready.
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const origin = /ready at (http:\S+)/.exec(printed)?.[1]
      if (origin !== undefined) resolve(origin)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`kith serve ended with ${code}: ${printed}`)))
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await gone
}

function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = parentOf(name)
    if (parent !== null) parents.set(parent, [...(parents.get(parent) ?? []), Number(name)])
  }
  const below = (one: number): number[] => (parents.get(one) ?? []).flatMap((its) => [its, ...below(its)])
  return below(pid)
}

// A process may end between being listed and being looked at.
function parentOf(pid: string): number | null {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1] ?? 0)
  } catch {
    return null
  }
}

function proportionalOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
