import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'

import { phq9En, textPackFormat } from '@kith/ipt'

import { runKith } from './run-kith.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'kith-text-pack-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const pack = { format: textPackFormat, ...phq9En }

test('kith text-pack: a pack that fits is told with the hash that its attestation names (MEAS-001, MEAS-002)', () => {
  const file = write(JSON.stringify(pack, null, 2))
  const ran = runKith(['text-pack', 'phq-9', file.path])
  assert.deepEqual(JSON.parse(ran.stdout), {
    instrument: 'phq-9',
    language: 'en',
    title: 'PHQ-9',
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  })
  assert.deepEqual([ran.code, ran.stderr], [0, ''])
})

test('kith text-pack: what does not fit is refused, each place with its line and the reason (MEAS-001)', () => {
  const { q9: _, ...items } = phq9En.items
  const faulty = { ...pack, language: 'English', items: { ...items, q77: 'A question of their own' } }
  const ran = runKith(['text-pack', 'phq-9', write(JSON.stringify(faulty, null, 2)).path])
  assert.deepEqual(ran.stdout.trim().split('\n'), [
    'line 5: language: not a language tag, such as en or de-AT',
    'line 9: items.q9: missing',
    'line 19: items.q77: not part of this instrument',
  ])
  assert.equal(ran.code, 1)
  const other = runKith(['text-pack', 'cudos', write(JSON.stringify(pack)).path])
  assert.match(other.stdout, /^line 1: instrument: another instrument$/m)
  assert.deepEqual([other.stdout.includes('Little interest'), other.code], [false, 1])
})

test('kith text-pack: what is no JSON and what is no text is refused by its line; a wrong command in one line', () => {
  const broken = runKith(['text-pack', 'phq-9', write('{\n"title": "x",\n}').path])
  assert.deepEqual([broken.stdout, broken.code], ['line 3: the file: not JSON from here on\n', 1])
  const latin = runKith(['text-pack', 'phq-9', write(Uint8Array.of(0x7b, 0xe9, 0x7d)).path])
  assert.deepEqual([latin.stdout, latin.code], ['line 1: the file: not in UTF-8\n', 1])
  for (const words of [[], ['phq-9'], ['mood-1', 'x.json'], ['phq-9', path.join(folder, 'none.json')]]) {
    const ran = runKith(['text-pack', ...words])
    assert.match(ran.stderr, /^kith text-pack: [^\n]+\n$/)
    assert.deepEqual([ran.stdout, ran.code], ['', 2])
  }
})

let files = 0

function write(content: string | Uint8Array): { path: string; bytes: Buffer } {
  files += 1
  const file = path.join(folder, `${files}.json`)
  writeFileSync(file, content)
  return { path: file, bytes: Buffer.from(content) }
}
