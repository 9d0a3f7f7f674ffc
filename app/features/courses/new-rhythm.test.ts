import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Day, Instant } from '@kith/ipt'

import { newId } from '#platform/ids.ts'

import type { Appointment } from './appointment.ts'
import { inNewRhythm } from './new-rhythm.ts'

const weekly = ['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28']
const now = { day: '2026-11-30' as Day, time: '10:50' }

test('IPT-015 every two weeks: the next one comes two weeks after the last that has begun', () => {
  const { moving, staying } = rhythm({ begun: ['2026-11-30'], coming: weekly, everyWeeks: 2 })
  assert.deepEqual(moving, [
    '2026-12-07 → 2026-12-14 10:00',
    '2026-12-14 → 2026-12-28 10:00',
    '2026-12-21 → 2027-01-11 10:00',
    '2026-12-28 → 2027-01-25 10:00',
  ])
  assert.deepEqual(staying, [])
})

test('IPT-015 before any has begun the first keeps its day, or gets the one that was agreed', () => {
  assert.deepEqual(rhythm({ coming: weekly, everyWeeks: 2 }).moving, [
    '2026-12-14 → 2026-12-21 10:00',
    '2026-12-21 → 2027-01-04 10:00',
    '2026-12-28 → 2027-01-18 10:00',
  ])
  assert.deepEqual(rhythm({ coming: weekly, everyWeeks: 1, firstOn: '2026-12-10' as Day }).moving, [
    '2026-12-07 → 2026-12-10 10:00',
    '2026-12-14 → 2026-12-17 10:00',
    '2026-12-21 → 2026-12-24 10:00',
    '2026-12-28 → 2026-12-31 10:00',
  ])
})

test('IPT-015 a date that was moved by hand keeps its day and its turn', () => {
  const byHand = { on: '2026-12-16', at: '15:00' }
  const [first = '', , ...later] = weekly
  const { moving, staying } = rhythm({
    begun: ['2026-11-30'],
    coming: [first, byHand, ...later],
    everyWeeks: 2,
  })
  assert.deepEqual(moving, [
    '2026-12-07 → 2026-12-14 10:00',
    '2026-12-21 → 2027-01-11 10:00',
    '2026-12-28 → 2027-01-25 10:00',
  ])
  assert.deepEqual(staying, ['2026-12-16'])
  const byWeeks = { on: '2027-01-04', at: '10:00', alone: true }
  assert.deepEqual(rhythm({ coming: [...weekly, byWeeks], everyWeeks: 2 }).staying, ['2027-01-04'])
})

test('IPT-015 of two coming dates the one at the hour that the course has had is the series', () => {
  const coming = [{ on: '2026-12-09', at: '15:00' }, '2026-12-14']
  const { moving, staying } = rhythm({ begun: ['2026-11-23', '2026-11-30'], coming, everyWeeks: 3 })
  assert.deepEqual([moving, staying], [['2026-12-14 → 2027-01-11 10:00'], ['2026-12-09']])
})

test('IPT-015 more often: no date is put into the past', () => {
  const coming = ['2026-12-14', '2026-12-28']
  const late = { day: '2026-12-08' as Day, time: '09:00' }
  assert.deepEqual(rhythm({ begun: ['2026-11-30'], coming, everyWeeks: 1, now: late }).moving, [
    '2026-12-28 → 2026-12-21 10:00',
  ])
  const sameDay = { day: '2026-12-07' as Day, time: '10:00' }
  assert.deepEqual(rhythm({ begun: ['2026-11-30'], coming, everyWeeks: 1, now: sameDay }).moving, [
    '2026-12-28 → 2026-12-21 10:00',
  ])
  const before = { day: '2026-12-07' as Day, time: '09:00' }
  assert.deepEqual(rhythm({ begun: ['2026-11-30'], coming, everyWeeks: 1, now: before }).moving, [
    '2026-12-14 → 2026-12-07 10:00',
    '2026-12-28 → 2026-12-14 10:00',
  ])
})

test('IPT-015 where nothing is to come, or all was moved by hand, nothing moves', () => {
  assert.deepEqual(rhythm({ begun: weekly, coming: [], everyWeeks: 2 }), { moving: [], staying: [] })
  const alone = { on: '2026-12-16', at: '15:00', alone: true }
  assert.deepEqual(rhythm({ coming: [alone], everyWeeks: 2 }), { moving: [], staying: ['2026-12-16'] })
})

type Given = string | { on: string; at: string; alone?: boolean }

function rhythm(facts: {
  begun?: readonly Given[]
  coming: readonly Given[]
  everyWeeks: number
  firstOn?: Day
  now?: typeof now
}) {
  const { begun = [], coming, everyWeeks, firstOn = null } = facts
  const result = inNewRhythm({
    begun: begun.map(dateOf),
    coming: coming.map(dateOf),
    everyWeeks,
    firstOn,
    now: facts.now ?? now,
  })
  return {
    moving: result.moving.map(({ one, to }) => `${one.day} → ${to.day} ${to.time}`),
    staying: result.staying.map(({ day }) => day),
  }
}

function dateOf(given: Given): Appointment {
  const { on, at, alone = false } = typeof given === 'string' ? { on: given, at: '10:00' } : given
  return {
    id: newId<'appointments'>(),
    startsAt: `${on}T${at}:00.000Z` as Instant,
    day: on as Day,
    time: at,
    minutes: 50,
    format: 'in-person',
    state: 'planned',
    version: 1,
    movedAlone: alone,
    sessionNumber: null,
  }
}
