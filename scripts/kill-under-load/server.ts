import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../app/cli/kith.ts', import.meta.url))

export type Serving = {
  /** Kills Kith without warning, and its database with it when asked to. */
  kill(alsoDatabase: number | null): Promise<void>
  stop(): Promise<number | null>
}

/** Starts `kith serve` and waits until it says that it is ready. */
export async function serve(settings: Readonly<Record<string, string>>): Promise<Serving> {
  const kith = spawn(process.execPath, ['--conditions=@kith/source', '--no-warnings', program, 'serve'], {
    env: { ...process.env, DATABASE_URL: '', NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => kith.once('exit', resolve))
  const said: string[] = []
  kith.stderr.on('data', (part: Buffer) => said.push(part.toString()))
  await ready(kith, said)
  return {
    async kill(database) {
      const victims = database === null ? [] : [database, ...childrenOf(database)]
      kith.kill('SIGKILL')
      for (const pid of victims) end(pid)
      await ended
    },
    async stop() {
      kith.kill('SIGTERM')
      return ended
    },
  }
}

async function ready(kith: ChildProcess, said: readonly string[]): Promise<void> {
  if (kith.stdout === null) throw new Error('no output to listen to')
  for await (const line of createInterface({ input: kith.stdout })) {
    if (line.includes(' is ready at ')) {
      kith.stdout.resume()
      return
    }
  }
  throw new Error(`Kith did not start again:\n${said.join('')}`)
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself meanwhile.
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const status = readFileSync(`/proc/${name}/stat`, 'utf8')
        return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]) === parent
      } catch {
        return false
      }
    })
    .map(Number)
}
