import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../bin/kith.mjs', import.meta.url))

export type KithProcess = { origin: string; pid: number; readyMs: number; stop(): Promise<void> }

/** Starts `kith serve` as a clinic would, in processes of its own, and measures how long it takes until it answers. */
export async function startKithProcess(
  directory: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<KithProcess> {
  const { PATH, HOME, TMPDIR, KITH_BUILD_DIRECTORY } = process.env
  const begun = performance.now()
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { PATH, HOME, TMPDIR, KITH_BUILD_DIRECTORY, KITH_DATA: directory, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const origin = await printedOrigin(child)
  const health = await fetch(`${origin}/healthz`)
  const readyMs = performance.now() - begun
  if (health.status !== 200) throw new Error(`/healthz answered ${health.status}`)
  return { origin, readyMs, pid: child.pid ?? 0, stop: () => ended(child) }
}

export type Memory = { node: number; database: number; all: number }

/** Resident memory in MB of all processes of a Kith, each shared page counted once. Null where it cannot be read. */
export function memoryOf(kith: KithProcess): Memory | null {
  if (process.platform !== 'linux') return null
  const sizes = [kith.pid, ...descendantsOf(kith.pid)].map((pid) => ({
    isNode: isNode(pid),
    size: sizeOf(pid),
  }))
  const sum = (wanted: boolean) =>
    sizes.reduce((all, { isNode, size }) => all + (isNode === wanted ? size : 0), 0) / 1024
  return { node: sum(true), database: sum(false), all: sum(true) + sum(false) }
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
    const parent = Number(/\) \S (\d+)/.exec(readProcess(Number(name), 'stat'))?.[1] ?? 0)
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)])
  }
  const below = (one: number): number[] => (parents.get(one) ?? []).flatMap((its) => [its, ...below(its)])
  return below(pid)
}

// The processes of the database share pages with one another, and each is to count once. Node shares with nobody of Kith's; with
// this bench it shares the program itself, which would count half.
function sizeOf(pid: number): number {
  const measure = isNode(pid) ? 'Rss' : 'Pss'
  return Number(new RegExp(`^${measure}:\\s+(\\d+) kB`, 'm').exec(readProcess(pid, 'smaps_rollup'))?.[1] ?? 0)
}

function isNode(pid: number): boolean {
  return /node/.test(readProcess(pid, 'comm')) || /kith\.(mjs|ts)/.test(readProcess(pid, 'cmdline'))
}

// A process may end between being listed and being looked at.
function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    return ''
  }
}
