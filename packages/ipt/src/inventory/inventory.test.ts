import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aliasView,
  blamingWordsEn,
  checkPerson,
  compareInventories,
  disputeMarker,
  emptyInventory,
  findDeniedWords,
  inventoryDomains,
  inventoryGaps,
  ringOf,
  safeguardingPrompt,
} from '../index.ts'
import type { Expectations, Inventory, Person, PersonId } from '../index.ts'

test('IPT-050 a person is kept with a name or an alias, and ratings from 0 to 10', () => {
  assert.equal(checkPerson(person('p1')).ok, true)
  assert.equal(checkPerson(person('p1', { name: '', alias: 'A.' })).ok, true)
  const bad = checkPerson(person('', { name: ' ', closenessNow: 11, closenessBefore: 1.5 }))
  assert.ok(!bad.ok)
  assert.deepEqual(
    bad.problem.fields.map(({ field }) => field),
    ['id', 'name', 'closenessNow', 'closenessBefore'],
  )
})

test('IPT-051 expectations that are not shared and cannot be negotiated mark a dispute', () => {
  const verdict = (reciprocal: Expectations['reciprocal'], negotiable: Expectations['negotiable']) =>
    disputeMarker(expectations({ reciprocal, negotiable })).verdict
  assert.equal(verdict('no', 'no'), 'marker')
  assert.equal(verdict('no', 'yes'), 'no-marker')
  assert.equal(verdict('yes', 'no'), 'no-marker')
  assert.equal(verdict('no', 'unsure'), 'cannot-judge')
  assert.equal(verdict('unsure', 'no'), 'cannot-judge')
  assert.equal(disputeMarker(null).verdict, 'cannot-judge')
})

test('IPT-050 all eleven domains exist and are looked at before the inventory is done', () => {
  assert.equal(inventoryDomains.length, 11)
  assert.equal(inventoryGaps(emptyInventory(1)).length, 11)
  const domains = Object.fromEntries(inventoryDomains.map((domain) => [domain, 'reviewed'] as const))
  const done: Inventory = {
    session: 1,
    persons: [],
    domains: { ...(domains as Inventory['domains']), housing: 'nothing-to-note', health: 'deferred' },
  }
  assert.deepEqual(inventoryGaps(done), [{ gap: 'domain', domain: 'health', state: 'deferred' }])
})

test('IPT-051 whether expectations match is yes, no or unsure, and anything else is named', () => {
  const strange = { ...expectations({}), reciprocal: 'maybe', negotiable: '' } as unknown as Expectations
  const checked = checkPerson(person('p1', { expectations: strange }))
  assert.deepEqual(!checked.ok && checked.problem.fields, [
    { field: 'expectations.reciprocal', code: 'inventory/answer-unknown' },
    { field: 'expectations.negotiable', code: 'inventory/answer-unknown' },
  ])
  assert.equal(checkPerson(person('p1', { expectations: null })).ok, true)
  for (const answer of ['yes', 'no', 'unsure'] as const) {
    const met = expectations({ reciprocal: answer, negotiable: answer })
    assert.equal(checkPerson(person('p1', { expectations: met })).ok, true)
  }
})

test('IPT-051 close people are asked about expectations; the dead and those not to be discussed are not', () => {
  const gaps = (changes: Partial<Person>) =>
    inventoryGaps({ ...emptyInventory(1), persons: [person('p1', changes)] }).filter(
      ({ gap }) => gap === 'expectations',
    ).length
  assert.equal(gaps({ closenessNow: 9 }), 1)
  assert.equal(gaps({ closenessNow: 2 }), 0)
  assert.equal(gaps({ closenessNow: 2, domains: ['romantic'] }), 1)
  assert.equal(gaps({ closenessNow: 9, discuss: false }), 0)
  assert.equal(gaps({ closenessNow: 9, life: { state: 'deceased', died: { state: 'not-said' } } }), 0)
  assert.equal(gaps({ closenessNow: 9, expectations: expectations({}) }), 0)
})

test('IPT-050 closeness has four rings, and no rating has none', () => {
  assert.deepEqual([10, 9, 8, 6, 5, 3, 2, 0, null].map(ringOf), [1, 1, 2, 2, 3, 3, 4, 4, null])
})

test('IPT-056 violence, coercion or somebody at risk calls for the safeguarding procedure', () => {
  assert.equal(safeguardingPrompt({ ...emptyInventory(1), persons: [person('p1')] }), null)
  const prompt = safeguardingPrompt({
    ...emptyInventory(1),
    persons: [person('p1', { harms: ['violence'] }), person('p2', { harms: ['child-at-risk', 'violence'] })],
  })
  assert.deepEqual(prompt?.inputs, { people: 2, harms: 'child-at-risk, violence' })
  assert.equal(prompt?.source, 'IPT-056')
  assert.deepEqual(findDeniedWords(prompt?.words ?? '', blamingWordsEn), [])
})

test('IPT-050 first and last are laid side by side: who moved, who came, where a dispute ended', () => {
  const stuck = expectations({ reciprocal: 'no', negotiable: 'no' })
  const first = {
    ...emptyInventory(1),
    persons: [
      person('p1', { closenessNow: 3, expectations: stuck }),
      person('p2', { closenessNow: 5 }),
      person('p3'),
      person('p4', { closenessNow: 8 }),
    ],
  }
  const last = {
    ...emptyInventory(16),
    persons: [
      person('p1', { closenessNow: 7, expectations: expectations({}) }),
      person('p2', { closenessNow: null }),
      person('p4', { closenessNow: 8, life: { state: 'deceased', died: { state: 'not-said' } } }),
      person('p5'),
    ],
  }
  const { arrived, noLongerNamed, moves } = compareInventories(first, last)
  assert.deepEqual([arrived, noLongerNamed], [['p5'], ['p3']])
  assert.deepEqual(moves[0], {
    person: 'p1',
    change: 'nearer',
    closeness: [3, 7],
    rings: [3, 2],
    disputeMarker: 'gone',
    died: false,
  })
  assert.deepEqual(
    moves.map(({ change }) => change),
    ['nearer', 'cannot-say', 'same'],
  )
  assert.equal(moves[2]?.died, true)
})

test('IPT-054 IPT-055 the circle shows aliases and no text, and the patient sees it once it is opened', () => {
  const inventory = {
    ...emptyInventory(1),
    persons: [
      person('p1', { alias: 'A.', difficult: 'secret', harms: ['violence'] }),
      person('p2', { relation: 'sister' }),
      person('p3', { relation: 'sister' }),
      person('p4', { relation: '' }),
    ],
  }
  assert.equal(aliasView(inventory, { who: 'patient', opened: false }), null)
  const seen = aliasView(inventory, { who: 'patient', opened: true })
  assert.deepEqual(
    seen?.map(({ label }) => label),
    ['A.', 'sister', 'sister 2', 'person 4'],
  )
  assert.doesNotMatch(JSON.stringify(seen), /secret|violence|Anna/)
})

function person(id: string, changes: Partial<Person> = {}): Person {
  return {
    id: id as PersonId,
    name: 'Anna',
    alias: null,
    relation: 'sister',
    life: { state: 'living' },
    closenessNow: 5,
    closenessBefore: null,
    contact: { frequency: 'weekly', means: 'telephone' },
    good: '',
    difficult: '',
    wishedChange: '',
    domains: [],
    discuss: true,
    expectations: null,
    harms: [],
    ...changes,
  }
}

function expectations(changes: Partial<Expectations>): Expectations {
  return {
    ofTheOther: '',
    ofThePatient: '',
    mutualGoals: '',
    reciprocal: 'yes',
    negotiable: 'yes',
    example: '',
    ...changes,
  }
}
