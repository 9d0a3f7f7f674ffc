import assert from 'node:assert/strict'
import { test } from 'node:test'

import { blamingWordsEn, deficitWordsEn, findDeniedWords, homeworkWordsEn } from '@kith/ipt'

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

test('HAZ-007 HAZ-020 the pages praise nothing, promise nothing and never say that there is no risk', () => {
  const { teaches: _, pinWrong: __, ...sentences } = patientWords
  const all = Object.values(sentences).join('\n')
  assert.doesNotMatch(all, /well done|great|good news|no risk|safe|congrat|better than/i)
})

test('SEC-025 what came through a link is said to be unverified wherever it is shown', () => {
  assert.match(modeWords.self, /by link, not verified/)
})
