import assert from 'node:assert/strict'
import { beforeEach, mock, test } from 'node:test'

import { emptyInventory } from '@kith/ipt'

import { keepInventory, type KeeperState, type SendAnswer } from './inventory-keeper.ts'
import type { InventoryStep, StepAnswer } from './inventory-step.ts'
import { emptyPerson, type StoredPerson } from './person.ts'

const anna: StoredPerson = { ...emptyPerson, id: 'anna', name: 'Anna', died: null, removed: false }

let sent: (readonly InventoryStep[])[]
let answer: (steps: readonly InventoryStep[]) => Promise<SendAnswer>
let states: KeeperState[]
let heard: StepAnswer[]
beforeEach(() => {
  sent = []
  states = []
  heard = []
  answer = (steps) => Promise.resolve(allSaved(steps))
  mock.timers.reset()
  mock.timers.enable({ apis: ['setTimeout', 'Date'] })
})

test('a word is sent, and not each of its letters, within the pause', async () => {
  const keeper = keep()
  for (const text of ['S', 'Sh', 'She']) keeper.change('anna', 'good', text)
  await pass(700)
  assert.deepEqual(sent, [
    [{ kind: 'change', id: 'anna', changes: [{ field: 'good', to: 'She', known: [''] }] }],
  ])
  assert.equal(states.at(-1)?.status, 'saved')
  assert.equal(keeper.hasUnsaved(), false)
})

test('whoever goes on typing without a pause is stored all the same', async () => {
  const keeper = keep()
  for (let letters = 1; letters <= 5; letters += 1) {
    keeper.change('anna', 'good', 'x'.repeat(letters))
    await pass(400)
  }
  assert.ok(sent.length > 0)
})

test('a move is sent at once, and the next one says that this page knows the one before', async () => {
  const keeper = keep()
  keeper.change('anna', 'closenessNow', 5)
  await pass(0)
  keeper.change('anna', 'closenessNow', 8)
  await pass(0)
  assert.deepEqual(sent[1], [
    { kind: 'change', id: 'anna', changes: [{ field: 'closenessNow', to: 8, known: [null, 5] }] },
  ])
})

test('SEC-063 what could not be sent is said to be not saved, and is sent again in its order', async () => {
  answer = () => Promise.resolve({ kind: 'failed' })
  const keeper = keep()
  keeper.add('ben', { name: 'Ben' })
  await pass(0)
  assert.deepEqual(states.at(-1), { status: 'not-saved', why: 'failed' })
  keeper.change('ben', 'closenessNow', 4)
  answer = (steps) => Promise.resolve(allSaved(steps))
  await pass(4_000)
  assert.deepEqual(
    sent.at(-1)?.map(({ kind }) => kind),
    ['add', 'change'],
  )
  assert.equal(states.at(-1)?.status, 'saved')
})

test('on leaving, what waits is sent although an answer is still on its way', async () => {
  answer = () => new Promise(() => undefined)
  const keeper = keep()
  keeper.change('anna', 'good', 'one')
  await pass(700)
  keeper.change('anna', 'good', 'one two')
  keeper.flush(true)
  assert.equal(sent.length, 2)
  assert.deepEqual(sent[1]?.[0], {
    kind: 'change',
    id: 'anna',
    changes: [{ field: 'good', to: 'one two', known: ['', 'one'] }],
  })
})

test('SEC-063 after a conflict the value of the other place is known, and only then is it replaced', async () => {
  const theirs = { ...anna, good: 'theirs' }
  answer = () =>
    Promise.resolve({
      kind: 'answers',
      answers: [{ kind: 'conflict', person: theirs, fields: ['good'] }],
    })
  const keeper = keep()
  keeper.change('anna', 'good', 'mine')
  await pass(700)
  assert.equal(heard[0]?.kind, 'conflict')
  keeper.hasSeen('anna', 'good', 'theirs')
  keeper.change('anna', 'good', 'mine')
  await pass(700)
  const [step] = sent[1] ?? []
  assert.ok(step?.kind === 'change')
  assert.deepEqual(step.changes[0]?.known, ['', 'mine', 'theirs'])
})

function keep() {
  return keepInventory({
    people: [anna],
    domains: emptyInventory(null).domains,
    send(steps) {
      sent.push(steps)
      return answer(steps)
    },
    onAnswer: (_, one) => heard.push(one),
    onState: (state) => states.push(state),
  })
}

function allSaved(steps: readonly InventoryStep[]): SendAnswer {
  return { kind: 'answers', answers: steps.map(() => ({ kind: 'saved', person: null })) }
}

async function pass(ms: number): Promise<void> {
  mock.timers.tick(ms)
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}
