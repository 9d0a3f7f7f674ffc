import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'

import { startWatch } from './start-watch.server.ts'

const write = process.stderr.write.bind(process.stderr)
afterEach(() => {
  process.stderr.write = write
})

test('SEC-071 a look that cannot be had is an error in the log, without what the database said, and the next one comes', async () => {
  const lines: string[] = []
  process.stderr.write = (line: string) => lines.push(line) > 0
  const seen = Promise.withResolvers<void>()
  let looks = 0
  const look = async () => {
    looks += 1
    if (looks === 3) seen.resolve()
    if (looks === 1) throw new Error('Robin Vale')
  }
  const watch = startWatch({ db: null as never, look, everyMs: 5 })
  // The timer alone keeps no process running.
  const waiting = setInterval(() => undefined, 1_000)
  await seen.promise
  clearInterval(waiting)
  watch.stop()
  process.stderr.write = write
  assert.equal(lines.length, 1)
  assert.match(lines.join(''), /"level":"error","event":"watch"/)
  assert.doesNotMatch(lines.join(''), /Robin/)
})
