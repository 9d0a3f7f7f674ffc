import assert from 'node:assert/strict'
import { test } from 'node:test'

import {
  blamingWordsEn,
  deficitWordsEn,
  findDeniedWords,
  homeworkWordsEn,
  promisesAnOutcome,
  sickRole,
  sickRoleForPatient,
  sickRoleWordsEn,
} from '../../index.ts'
import { readingAge } from '../../words/reading-age.fixture.ts'

const patientTexts = [...Object.values(sickRoleWordsEn), ...Object.values(sickRole.fields.takenOn.options)]

test('IPT-003 IPT-047 what a patient reads about the sick role blames nobody and is read at twelve', () => {
  for (const text of patientTexts) {
    for (const list of [blamingWordsEn, deficitWordsEn, homeworkWordsEn]) {
      assert.deepEqual(findDeniedWords(text, list), [], text)
    }
    assert.equal(promisesAnOutcome(text), false, text)
  }
  const age = readingAge(Object.values(sickRoleWordsEn).join('\n'))
  assert.ok(age <= 12, age.toFixed(1))
})

test('IPT-047 the first words that are offered say that becoming depressed was not their fault', () => {
  const read = sickRole.read({})
  assert.ok(read.ok)
  assert.equal(Object.values(sickRoleWordsEn)[0], sickRoleForPatient(read.value).statement)
})

test('IPT-048 nothing that is offered is for good, a certificate, or about fitness for work', () => {
  for (const text of patientTexts) {
    assert.doesNotMatch(text, /certif|fit for|unfit|sick note|incapac|permanent|for good|always|forever/i)
  }
})
