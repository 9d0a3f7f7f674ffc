import assert from 'node:assert/strict'
import { test } from 'node:test'
import { baselinePrompt, mayChangeScale, perinatalPrompt, preparationGaps } from '../index.ts'
import type { Preparation } from '../index.ts'

test('IPT-020 what is not recorded before the first session is named', () => {
  const preparation: Preparation = {
    consentToTreatment: 'given',
    consentToDataUse: 'not-given',
    preferredName: 'Ada',
    language: 'en',
    interpreter: 'none',
    accessibility: 'none',
    emergencyContact: ' ',
    crisisRegion: 'Ireland',
    locationRule: 'not-asked',
  }
  assert.deepEqual(preparationGaps(preparation), ['consentToDataUse', 'emergencyContact', 'locationRule'])
})

test('IPT-021 the scale of the course is offered until it was given', () => {
  assert.equal(baselinePrompt({ scale: 'phq-9', given: ['gad-7'] })?.rule, 'course/baseline-scales')
  assert.equal(baselinePrompt({ scale: 'phq-9', given: ['phq-9'] }), null)
})

test('MEAS-030 around a birth the EPDS is offered where it is licensed, else the PHQ-9 with a word about the body', () => {
  assert.equal(perinatalPrompt({ perinatal: false, epdsLicensed: true }), null)
  const licensed = perinatalPrompt({ perinatal: true, epdsLicensed: true })
  assert.deepEqual(licensed?.inputs, { scale: 'epds', epdsLicensed: true })
  assert.match(licensed?.words ?? '', /offer the EPDS/)
  const other = perinatalPrompt({ perinatal: true, epdsLicensed: false })
  assert.deepEqual(other?.inputs, { scale: 'phq-9', epdsLicensed: false })
  assert.match(other?.words ?? '', /offer the PHQ-9.*sleep, energy and appetite/)
  assert.match(other?.source ?? '', /MEAS-030 \(†/)
})

test('IPT-022 the scale changes only where both were given at one session', () => {
  const change = (...givenAtOneSession: ('phq-9' | 'cudos')[]) =>
    mayChangeScale({ from: 'phq-9', to: 'cudos', givenAtOneSession }).ok
  assert.deepEqual([change(), change('cudos'), change('cudos', 'phq-9')], [false, false, true])
})
