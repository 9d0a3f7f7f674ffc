import assert from 'node:assert/strict'
import { test } from 'node:test'

import { blamingWordsEn, deficitWordsEn, findDeniedWords, homeworkWordsEn, instruments } from '@kith/ipt'

import { answerProblemWords, gapWords, modeWords, patientWords, symptomOf } from './check-in-words.ts'

test('IPT-003 IPT-078 nothing on the patient’s pages blames anybody, sounds like homework, or says the word', () => {
  const { teaches, pinWrong, ...sentences } = patientWords
  const all = [
    ...Object.values(sentences),
    ...Object.values(symptomOf).map(teaches),
    ...[4, 1].map(pinWrong),
    ...Object.values(answerProblemWords),
    gapWords,
  ].join('\n')
  for (const list of [blamingWordsEn, deficitWordsEn, homeworkWordsEn]) {
    assert.deepEqual(findDeniedWords(all, list), [], list.id)
  }
})

test('IPT-113 the page of a scale teaches that each question is about one symptom that can be noticed', () => {
  const asked = Object.values(instruments).filter(({ measures }) =>
    ['depression', 'anxiety'].includes(measures),
  )
  assert.equal(asked.length, 5)
  for (const { id, measures } of asked) {
    assert.equal(symptomOf[id], measures)
    assert.match(
      patientWords.teaches(measures),
      new RegExp(`one symptom of ${measures}\\..*helps you to notice them`),
    )
  }
  // Functioning and well-being are no symptoms.
  assert.deepEqual([symptomOf.wsas, symptomOf['who-5']], [undefined, undefined])
})

test('HAZ-007 HAZ-020 the pages praise nothing, promise nothing and never say that there is no risk', () => {
  const { teaches: _, pinWrong: __, ...sentences } = patientWords
  const all = Object.values(sentences).join('\n')
  assert.doesNotMatch(all, /well done|great|good news|no risk|safe|congrat|better than/i)
})

test('SEC-025 what came through a link is said to be unverified wherever it is shown', () => {
  assert.match(modeWords.self, /by link, not verified/)
})
