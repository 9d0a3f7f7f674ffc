// A Kith in a process of its own, so that tests can kill it: starts on the directory it is given, says how that
// went, then saves one row after the other and says which ones it was told are saved.
import { withClient } from './connection.server.ts'
import { startEmbedded } from './embedded.server.ts'
import { StartProblem } from './start-problem.server.ts'

const directory = process.argv[2] ?? ''
const task = process.argv[3] ?? 'wait'

try {
  const server = await startEmbedded({ directory, sync: true })
  say({ pid: server.pid, adopted: server.adopted })
  if (task === 'write') {
    await withClient(server.admin, async (client) => {
      await client.query('CREATE TABLE IF NOT EXISTS saved (n int PRIMARY KEY)')
      for (let n = 1; ; n += 1) {
        await client.query('INSERT INTO saved VALUES ($1)', [n])
        say({ saved: n })
      }
    })
  }
  if (task === 'stop') await server.stop()
  else setInterval(() => undefined, 60_000)
} catch (error) {
  if (!(error instanceof StartProblem)) throw error
  say({ code: error.code, message: error.message })
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
