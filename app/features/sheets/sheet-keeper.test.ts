import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'

import { keepSheet, type KeeperState, type SendAnswer, type SheetKeeper } from './sheet-keeper.ts'
import type { SheetChange, SheetValues } from './sheet.ts'

type Sent = {
  changes: readonly SheetChange[]
  leaving: boolean
  answer: (answer: SendAnswer) => Promise<void>
}

let sent: Sent[]
let state: KeeperState | undefined
let theirs: SheetValues
let keeper: SheetKeeper
const savedAt = '2026-11-23T10:42:00Z' as never

describe('a sheet while it is filled in', () => {
  afterEach(() => mock.timers.reset())
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] })
    sent = []
    state = undefined
    theirs = {}
    keeper = keepSheet({
      start: { words: 'as stored' },
      onState: (next) => {
        state = next
      },
      onTheirs: (values) => {
        theirs = { ...theirs, ...values }
      },
      send: (changes, leaving) =>
        new Promise((resolve) => {
          sent.push({
            changes,
            leaving,
            answer: (answer) => Promise.resolve(resolve(answer)).then(settled),
          })
        }),
    })
  })

  test('what is typed is sent within two seconds, also while typing does not stop', () => {
    for (let at = 0; at < 20; at += 1) {
      keeper.changed('words', `as stored${'x'.repeat(at + 1)}`)
      mock.timers.tick(100)
    }
    assert.ok(sent.length >= 1)
    assert.deepEqual(sent[0]?.changes[0]?.known, ['as stored'])
  })

  test('what is picked is sent at once; once all is stored it says so', async () => {
    keeper.changed('doubts', 'yes', true)
    mock.timers.tick(0)
    assert.deepEqual(sent[0]?.changes, [{ name: 'doubts', to: 'yes', known: [''] }])
    assert.equal(keeper.hasUnsaved(), true)
    await sent[0]?.answer({
      kind: 'saved',
      values: { words: 'as stored', doubts: 'yes' },
      savedAt,
      conflicts: [],
    })
    assert.deepEqual([state?.status, state?.savedAt, keeper.hasUnsaved()], ['saved', savedAt, false])
  })

  test('nobody answers: it says that it is not saved, and sends all of it again', async () => {
    keeper.changed('words', 'new')
    mock.timers.tick(700)
    await sent[0]?.answer({ kind: 'failed' })
    assert.deepEqual([state?.status, state?.why], ['not-saved', 'failed'])
    keeper.changed('doubts', 'no', true)
    mock.timers.tick(4_000)
    assert.deepEqual(
      sent[1]?.changes.map(({ name, to }) => [name, to]),
      [
        ['words', 'new'],
        ['doubts', 'no'],
      ],
    )
  })

  test('SEC-063 what others changed in other fields appears, and is known from then on', async () => {
    keeper.changed('doubts', 'yes', true)
    mock.timers.tick(0)
    await sent[0]?.answer({
      kind: 'saved',
      values: { words: 'by another', doubts: 'yes' },
      savedAt,
      conflicts: [],
    })
    assert.deepEqual(theirs, { words: 'by another' })
    keeper.changed('words', 'mine after theirs')
    mock.timers.tick(700)
    assert.deepEqual(sent[1]?.changes[0]?.known, ['as stored', 'by another'])
  })

  test('SEC-063 a field that somebody else wrote waits for a choice, and nothing of it is sent until then', async () => {
    keeper.changed('words', 'mine')
    mock.timers.tick(700)
    const conflict = { name: 'words', theirs: 'by another', by: 'Dr Ash' }
    await sent[0]?.answer({ kind: 'saved', values: { words: 'by another' }, savedAt, conflicts: [conflict] })
    assert.deepEqual(state?.conflicts, [conflict])
    keeper.changed('words', 'mine, and more')
    mock.timers.tick(5_000)
    assert.equal(sent.length, 1)
    assert.equal(keeper.settle(conflict, 'mine'), 'mine, and more')
    mock.timers.tick(0)
    assert.deepEqual(sent[1]?.changes, [
      { name: 'words', to: 'mine, and more', known: ['as stored', 'mine', 'by another'] },
    ])
    assert.deepEqual(state?.conflicts, [])
  })

  test('taking what is stored sends nothing', async () => {
    keeper.changed('words', 'mine')
    mock.timers.tick(700)
    const conflict = { name: 'words', theirs: 'by another', by: 'Dr Ash' }
    await sent[0]?.answer({ kind: 'saved', values: { words: 'by another' }, savedAt, conflicts: [conflict] })
    assert.equal(keeper.settle(conflict, 'theirs'), 'by another')
    mock.timers.tick(5_000)
    assert.equal(sent.length, 1)
    assert.equal(keeper.hasUnsaved(), false)
  })

  test('another form of the page waits until everything typed is stored', async () => {
    keeper.changed('words', 'mine')
    let isStored = false
    const stored = (async () => {
      await keeper.saved()
      isStored = true
    })()
    assert.equal(sent.length, 1)
    assert.equal(isStored, false)
    await sent[0]?.answer({ kind: 'saved', values: { words: 'mine' }, savedAt, conflicts: [] })
    await stored
    assert.equal(isStored, true)
  })

  test('SEC-063 a field that is not taken keeps no other from being stored, and is held until it is changed', async () => {
    const saved = { kind: 'saved', values: {}, savedAt, conflicts: [] } as const
    keeper.changed('words', 'far too long')
    keeper.changed('other', 'good')
    mock.timers.tick(700)
    await sent[0]?.answer({ kind: 'refused' })
    mock.timers.tick(0)
    await sent[1]?.answer({ kind: 'refused' })
    mock.timers.tick(0)
    await sent[2]?.answer({ ...saved, values: { words: 'by another', other: 'good' } })
    assert.deepEqual(
      sent.map(({ changes }) => changes.map(({ name }) => name)),
      [['words', 'other'], ['words'], ['other']],
    )
    // Saved for the rest, and what was typed into the field stays in it.
    assert.deepEqual([state?.status, state?.refused, theirs], ['not-saved', ['words'], {}])
    assert.equal(keeper.holdsSomething(), true)
    keeper.changed('words', 'short')
    mock.timers.tick(700)
    await sent[3]?.answer({ ...saved, values: { words: 'short', other: 'good' } })
    assert.deepEqual([state?.status, state?.refused, keeper.holdsSomething()], ['saved', [], false])
  })

  test('leaving the page sends what waits, also while an earlier save is on its way', () => {
    keeper.changed('words', 'one')
    mock.timers.tick(700)
    keeper.changed('words', 'two')
    keeper.flush(true)
    assert.deepEqual(
      sent.map(({ leaving, changes }) => [leaving, changes[0]?.to]),
      [
        [false, 'one'],
        [true, 'two'],
      ],
    )
  })
})

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
}
