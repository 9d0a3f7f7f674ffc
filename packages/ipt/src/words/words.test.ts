import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blamingWordsEn, deficitWordsEn, denyListsIn, findDeniedWords, homeworkWordsEn } from '../index.ts'

const found = (text: string, list: Parameters<typeof findDeniedWords>[1]) =>
  findDeniedWords(text, list).map(({ word }) => word)

test('IPT-003 each blaming word of the protocol is found, in any case and spelling', () => {
  for (const word of [
    'failed',
    'non-compliant',
    'overdue',
    'poor attendance',
    'unmotivated',
    'resistant',
    'did not do',
    'should have',
  ]) {
    assert.deepEqual(found(`The patient: ${word.toUpperCase()}.`, blamingWordsEn), [word.toUpperCase()])
  }
  assert.deepEqual(
    found('You should\n have; non\u2011compliant, non compliant; didn\u2019t do', blamingWordsEn),
    ['should\n have', 'non\u2011compliant', 'non compliant', 'didn\u2019t do'],
  )
})

test('IPT-003 a longer word is not taken for a listed one', () => {
  assert.deepEqual(found('Resistance, unfailed, consistent; the illness made it hard.', blamingWordsEn), [])
})

test('IPT-156 no word of homework is said about an activity', () => {
  for (const word of homeworkWordsEn.words) assert.deepEqual(found(`plan_${word}`, homeworkWordsEn), [word])
  assert.deepEqual(found('An idea to try, if you like. Multitasking is fine.', homeworkWordsEn), [])
})

test('IPT-078 the word is found in a title, a URL, a key and an accessibility label', () => {
  for (const text of ['Deficits', '/areas/interpersonal_deficits', 'aria-label="InterpersonalDeficits"']) {
    assert.equal(found(text, deficitWordsEn).length, 1)
  }
  assert.deepEqual(found('interpersonal sensitivity, social isolation', deficitWordsEn), [])
})

test('IPT-003 IPT-078 IPT-156 a language without lists says so, so that a check cannot pass in silence', () => {
  assert.deepEqual(denyListsIn('en-GB'), {
    blaming: blamingWordsEn,
    homework: homeworkWordsEn,
    deficit: deficitWordsEn,
  })
  assert.equal(denyListsIn('en')?.deficit.language, 'en')
  assert.equal(denyListsIn('de'), null)
  assert.equal(denyListsIn('enx'), null)
})

test('the place of a word is given', () => {
  assert.deepEqual(findDeniedWords('Session overdue', blamingWordsEn), [
    { word: 'overdue', at: 8, source: 'IPT-003' },
  ])
})
