import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'

import {
  keepDraft,
  type DraftKeeper,
  type DraftTurn,
  type KeeperState,
  type SaveAnswer,
} from './draft-keeper.ts'

type Sent = DraftTurn & {
  leaving: boolean
  answer: (answer: SaveAnswer) => Promise<void>
  lose: () => Promise<void>
}

let sent: Sent[]
let state: KeeperState | undefined
let keeper: DraftKeeper
describe('a note while it is typed', () => {
  afterEach(() => mock.timers.reset())
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] })
    sent = []
    state = undefined
    keeper = keepDraft({
      start: { body: '', version: 0, writer: 'this page', savedAt: null },
      onChange: (next) => {
        state = next
      },
      send: (turn, leaving) =>
        new Promise((resolve, reject) => {
          sent.push({
            ...turn,
            leaving,
            answer: (answer) => Promise.resolve(resolve(answer)).then(settled),
            lose: () => Promise.resolve(reject(new TypeError('no network'))).then(settled),
          })
        }),
    })
  })

  test('what is typed is sent within two seconds, also while typing does not stop', () => {
    for (let at = 0; at < 20; at += 1) {
      keeper.typed('x'.repeat(at + 1))
      mock.timers.tick(100)
    }
    assert.ok(sent.length >= 1)
    assert.ok((sent[0]?.body.length ?? 0) >= 13)
  })

  test('after a pause it is sent at once, and then it says that it is saved', async () => {
    keeper.typed('We spoke about')
    mock.timers.tick(700)
    assert.deepEqual([sent.length, sent[0]?.turn, state?.status], [1, 1, 'saving'])
    await sent[0]?.answer({ kind: 'saved', version: 1, savedAt: '2026-11-23T10:42:00Z' })
    assert.deepEqual([state?.status, state?.savedAt], ['saved', '2026-11-23T10:42:00Z'])
    assert.equal(keeper.hasUnsaved(), false)
  })

  test('what was typed while a save was under way follows it', async () => {
    keeper.typed('one')
    mock.timers.tick(700)
    keeper.typed('one two')
    mock.timers.tick(5_000)
    assert.equal(sent.length, 1)
    await sent[0]?.answer({ kind: 'saved', version: 1, savedAt: 'then' })
    mock.timers.tick(700)
    assert.deepEqual([sent[1]?.body, sent[1]?.turn, sent[1]?.version], ['one two', 2, 1])
  })

  test('a save that fails is said to have failed, and is tried again until it is stored', async () => {
    keeper.typed('one')
    mock.timers.tick(700)
    await sent[0]?.lose()
    assert.deepEqual([state?.status, state?.why], ['not-saved', 'failed'])
    mock.timers.tick(4_000)
    await sent[1]?.answer({ kind: 'signed-out' })
    assert.deepEqual([state?.status, state?.why], ['not-saved', 'signed-out'])
    assert.equal(keeper.hasUnsaved(), true)
    keeper.flush(false)
    await sent[2]?.answer({ kind: 'saved', version: 1, savedAt: 'then' })
    assert.equal(state?.status, 'saved')
  })

  test('closing the page sends what is not stored, even while another save is under way', () => {
    keeper.typed('one')
    mock.timers.tick(700)
    keeper.typed('one two')
    keeper.flush(true)
    assert.deepEqual([sent[1]?.body, sent[1]?.turn, sent[1]?.leaving], ['one two', 2, true])
  })

  test('an answer to an older save does not make a newer text look stored', async () => {
    keeper.typed('one')
    mock.timers.tick(700)
    keeper.typed('one two')
    keeper.flush(true)
    await sent[0]?.answer({ kind: 'saved', version: 1, savedAt: 'then' })
    assert.equal(keeper.hasUnsaved(), true)
    await sent[1]?.answer({ kind: 'saved', version: 2, savedAt: 'then' })
    assert.equal(keeper.hasUnsaved(), false)
  })

  test('SEC-063 in a conflict nothing more is sent until somebody has chosen', async () => {
    const theirs = { body: 'theirs', version: 4, savedAt: 'then' as never, savedBy: 'Dr Birch' }
    keeper.typed('mine')
    mock.timers.tick(700)
    await sent[0]?.answer({ kind: 'conflict', theirs })
    assert.deepEqual([state?.status, state?.theirs?.body], ['conflict', 'theirs'])
    keeper.typed('mine, longer')
    mock.timers.tick(60_000)
    keeper.flush(true)
    assert.equal(sent.length, 1)
    keeper.settle('theirs\n\nmine, longer', theirs)
    assert.deepEqual([sent[1]?.body, sent[1]?.version], ['theirs\n\nmine, longer', 4])
  })

  test('after signing elsewhere nothing is sent any more', async () => {
    keeper.typed('mine')
    mock.timers.tick(700)
    await sent[0]?.answer({ kind: 'signed' })
    keeper.typed('more')
    mock.timers.tick(60_000)
    assert.deepEqual([sent.length, state?.status], [1, 'signed'])
  })
})

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
