import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as ipt from '../index.ts'
import { blamingWordsEn, findDeniedWords, formAge, instruments } from '../index.ts'

test('MEAS-016 a form counts for a session when it was completed before it, at most 48 hours earlier', () => {
  const verdicts = [-1, 0, 48 * 60, 48 * 60 + 1].map((minutes) => formAge(minutes).verdict)
  assert.deepEqual(verdicts, ['after-the-start', 'in-time', 'in-time', 'offer-again'])
  assert.equal(formAge(30 * 60, 24).verdict, 'offer-again')
  assert.deepEqual(formAge(30 * 60, 24).thresholds, { withinHours: 24 })
})

test('MEAS-017 the name of a band is neutral: no diagnosis, no word that blames', () => {
  for (const { id, bands } of Object.values(instruments)) {
    for (const { name } of bands) {
      assert.doesNotMatch(name, /disorder|episode|depression|major|anxious|patient|bad/i, id)
      assert.deepEqual(findDeniedWords(name, blamingWordsEn), [])
    }
  }
})

test('MEAS-044 IPT-085 nothing in the package predicts how treatment will end', () => {
  const names = Object.keys(ipt).filter((name) => /predict|probab|prognos|likelihood|forecast/i.test(name))
  assert.deepEqual(names, [])
})
