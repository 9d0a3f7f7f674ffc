import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Day } from '@kith/ipt'

import { samePersonBy, type Likeness } from './same-person.ts'

const born = '1984-02-29' as Day
const person = (name: string, more: Partial<Likeness> = {}): Likeness => ({
  name,
  birthOn: null,
  number: null,
  email: null,
  phone: null,
  ...more,
})
const byName = (one: string, other: string, birth: [Day | null, Day | null] = [null, null]) =>
  samePersonBy(person(one, { birthOn: birth[0] }), person(other, { birthOn: birth[1] }))

test('HAZ-011 case, accents, hyphens and the order of words do not make another person', () => {
  for (const [one, other] of [
    ['Robin Vale', 'ROBIN  VALE'],
    ['José García', 'Jose Garcia'],
    ['Anna-Maria Groß', 'gross, anna maria'],
    ['Nguyễn Thị Hoa', 'Hoa Nguyen Thi'],
    ["Siobhán O'Neill", 'Siobhan O’Neill'],
    ['Søren Østergård', 'Soren Ostergard'],
  ] as const) {
    assert.deepEqual(byName(one, other), ['name'], `${one} / ${other}`)
  }
})

test('HAZ-011 a letter mistyped or a middle name left out is noticed', () => {
  for (const [one, other] of [
    ['Robin Vale', 'Robin Vael'],
    ['Katherine Stone', 'Catherine Stone'],
    ['Maria Lopez', 'Maria Teresa Lopez'],
    ['Mohammed Khan', 'Mohammad Khan'],
  ] as const) {
    assert.deepEqual(byName(one, other), ['similar-name'], `${one} / ${other}`)
  }
})

test('HAZ-011 two people who merely share a family name are not held up, unless they share the birth date too', () => {
  assert.deepEqual(byName('Robin Vale', 'Jasmin Vale'), [])
  assert.deepEqual(byName('Robin Vale', 'Jasmin Vale', [born, born]), ['similar-name'])
  assert.deepEqual(byName('Robin Vale', 'Peter Stone', [born, born]), [])
})

test('HAZ-011 another birth date clears a similar name, but not an equal one: dates are mistyped too', () => {
  const other = '1991-07-01' as Day
  assert.deepEqual(byName('Robin Vale', 'Robin Vael', [born, other]), [])
  assert.deepEqual(byName('Robin Vale', 'Vale Robin', [born, other]), ['name'])
})

test('HAZ-011 the same number, address or telephone is noticed whatever the name', () => {
  const one = person('Robin Vale', {
    number: 'A-17',
    email: 'Robin@patients.example',
    phone: '+44 20 7946 0018',
  })
  assert.deepEqual(samePersonBy(one, person('Somebody Else', { number: 'a-17' })), ['number'])
  assert.deepEqual(samePersonBy(one, person('Somebody Else', { email: 'robin@patients.example' })), ['email'])
  assert.deepEqual(samePersonBy(one, person('Somebody Else', { phone: '020 7946 0018' })), ['phone'])
  assert.deepEqual(samePersonBy(one, person('Somebody Else')), [])
})
