import assert from 'node:assert/strict'
import { test } from 'node:test'

import {
  blamingWordsEn,
  deficitWordsEn,
  findDeniedWords,
  homeworkWordsEn,
  hope,
  hopeFiguresEn,
  hopeNumbers,
  hopeWordsEn,
  promisesAnOutcome,
} from '../../index.ts'
import { readingAge } from '../../words/reading-age.fixture.ts'

test('IPT-083 there are plain words for each thing that is said about hope', () => {
  const { said } = hope.fields
  assert.deepEqual(Object.keys(hopeWordsEn), Object.keys(said.options))
})

test('IPT-085 the words that are offered promise nobody an outcome, and set off no prompt themselves', () => {
  for (const words of Object.values(hopeWordsEn)) assert.equal(promisesAnOutcome(words), false, words)
})

test('IPT-084 each figure for patients has whom it is about, its measure, source, day and caution', () => {
  assert.deepEqual(hopeNumbers(hopeFiguresEn), hopeFiguresEn)
  for (const { id, population, measure, caution, checkedOn } of hopeFiguresEn) {
    assert.match(id, /^E\d\d$/)
    for (const text of [population, measure, caution]) assert.ok(text.length > 10, id)
    assert.match(checkedOn, /^\d{4}-\d\d-\d\d$/)
  }
})

test('IPT-084 the telephone study is told in shares of people, never as the odds ratio of the paper', () => {
  const telephone = hopeFiguresEn.find(({ id }) => id === 'E02')
  assert.match(telephone?.figure ?? '', /about 1 in 10 .* about 1 in 3/)
  assert.doesNotMatch(JSON.stringify(telephone), /4\.5|odds|times/)
})

test('IPT-003 IPT-085 words and figures blame nobody, name no one person’s chance, and are read at twelve', () => {
  const texts = [
    ...Object.values(hopeWordsEn),
    ...hopeFiguresEn.flatMap(({ figure, caution }) => [figure, caution]),
  ]
  for (const text of texts) {
    for (const list of [blamingWordsEn, deficitWordsEn, homeworkWordsEn]) {
      assert.deepEqual(findDeniedWords(text, list), [], text)
    }
    assert.doesNotMatch(text, /your (chance|odds|risk)|%/)
  }
  const age = readingAge(texts.join('\n'))
  assert.ok(age <= 12, age.toFixed(1))
})
