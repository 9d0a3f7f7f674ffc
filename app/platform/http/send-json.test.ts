import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'

import { sendJson } from './send-json.ts'

let server: Server
let address: string
let answer: { status: number; body: string }

before(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(answer.status).end(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
after(() => new Promise((resolve) => server.close(resolve)))

async function sentWhen(status: number, body = '{"says":"something"}'): Promise<unknown> {
  answer = { status, body }
  return sendJson(address, { text: 'what was typed' }, false)
}

test('SEC-063 what was typed is stored, in conflict, or not taken, and its page is told which', async () => {
  assert.deepEqual(await sentWhen(200), { kind: 'answered', body: { says: 'something' } })
  assert.deepEqual(await sentWhen(409), { kind: 'conflict', body: { says: 'something' } })
  assert.deepEqual(await sentWhen(401), { kind: 'signed-out' })
  for (const status of [400, 403, 404, 413, 422]) {
    assert.deepEqual(await sentWhen(status), { kind: 'refused' }, String(status))
  }
})

test('SEC-063 an answer that is not Kith’s own never counts as stored: it is tried again', async () => {
  for (const status of [429, 500, 502, 503]) {
    assert.deepEqual(await sentWhen(status), { kind: 'failed' }, String(status))
  }
  // A gate of the network that wants its own sign-in first.
  assert.deepEqual(await sentWhen(200, '<h1>Welcome to the guest network</h1>'), { kind: 'failed' })
  assert.deepEqual(await sentWhen(409, ''), { kind: 'failed' })
})

test('SEC-063 where nobody answers at all it is tried again', async () => {
  const gone = createServer()
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const { port } = gone.address() as AddressInfo
  await new Promise((resolve) => gone.close(resolve))
  assert.deepEqual(await sendJson(`http://127.0.0.1:${port}/`, {}, false), { kind: 'failed' })
})
