import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Line = Record<string, unknown>

/** For tests: a Kith in a process of its own, that can be listened to and killed. */
export function startFixture(directory: string, task = 'wait', account?: { uid: number; gid: number }) {
  const script = fileURLToPath(new URL('./embedded.fixture.ts', import.meta.url))
  const kith = spawn(process.execPath, [script, directory, task], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: kith.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((resolve) => kith.once('exit', () => resolve()))
  const next = async (): Promise<Line | null> => {
    const read = await lines.next()
    return read.done === true ? null : JSON.parse(read.value)
  }
  return {
    ended,
    async line(): Promise<Line> {
      return (await next()) ?? {}
    },
    /** Kills it without warning; answers the last line it had said. */
    async kill(): Promise<Line> {
      kith.kill('SIGKILL')
      let last: Line = {}
      for (let line = await next(); line !== null; line = await next()) last = line
      await ended
      return last
    },
  }
}
