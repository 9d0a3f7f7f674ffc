import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checksBeforeChange, readPlanDecision } from '../index.ts'

const form = {
  changes: ['consult', 'review-focus'],
  reason: '',
  by: ' A. Moss ',
  agreedWithPatient: true,
  decidedOn: '2026-11-23',
  reviewOn: '2026-12-21',
}
const codes = (change: object) => {
  const read = readPlanDecision({ ...form, ...change })
  return read.ok ? [] : read.problem.fields.map(({ field, code }) => `${field} ${code}`)
}

test('IPT-182 a decision says what changes, who decided, whether the patient agreed, and when it is looked at again', () => {
  assert.deepEqual(readPlanDecision(form), { ok: true, value: { ...form, by: 'A. Moss' } })
  const alone = readPlanDecision({ ...form, agreedWithPatient: false })
  assert.equal(alone.ok && alone.value.agreedWithPatient, false)
})

test('IPT-182 to continue unchanged needs a reason, and is not said together with a change', () => {
  assert.deepEqual(codes({ changes: ['continue'] }), ['reason plan/reason-missing'])
  assert.deepEqual(codes({ changes: ['continue'], reason: 'Slow, and on its way.' }), [])
  assert.deepEqual(codes({ changes: ['continue', 'consult'], reason: 'x' }), [
    'changes plan/continue-and-change',
  ])
})

test('IPT-182 what is missing or cannot be is named', () => {
  assert.deepEqual(codes({ changes: [], by: '', agreedWithPatient: 'yes', reviewOn: '2026-11-23' }), [
    'changes plan/nothing-chosen',
    'by plan/by-missing',
    'agreedWithPatient plan/agreement-unanswered',
    'reviewOn plan/review-not-after-decision',
  ])
  assert.deepEqual(codes({ changes: 'consult', decidedOn: 'today' }), [
    'changes plan/nothing-chosen',
    'decidedOn day/unreadable',
  ])
  assert.deepEqual(codes({ changes: ['blame'], reviewOn: undefined }), [
    'changes plan/unknown-change',
    'reviewOn day/unreadable',
  ])
})

test('IPT-182 each change that the protocol names can be decided, and is kept once', () => {
  for (const change of [
    'add-medication',
    'switch-treatment',
    'consult',
    'review-diagnosis',
    'review-focus',
    'change-frequency',
  ]) {
    const read = readPlanDecision({ ...form, changes: [change, change] })
    assert.deepEqual(read.ok && read.value.changes, [change])
  }
  assert.deepEqual(codes({ changes: [7], reason: 7, by: null }), [
    'changes plan/unknown-change',
    'by plan/by-missing',
  ])
})

test('IPT-183 nine checks are offered before a plan changes, the diagnosis first', () => {
  assert.deepEqual(checksBeforeChange, [
    'diagnosis',
    'bipolarity',
    'substances',
    'medical-causes',
    'focus-chosen',
    'focus-in-sessions',
    'barriers-to-coming',
    'safety',
    'alliance',
  ])
})
