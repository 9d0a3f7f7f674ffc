import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { blamingWordsEn, deficitWordsEn, findDeniedWords } from '../index.ts'

const source = new URL('../', import.meta.url)

// Every text of the package stands in its source as a string, so all of them are looked at, also the branches that
// no test walks into. Codes and keys are strings as well, and are held to the same. The lists themselves and the
// official wording of questionnaires are left out.
const strings = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(?!words\/).+\.ts$/.test(file) && !/\.test\.ts$|instruments\/.+\.en\.ts$/.test(file))
  .flatMap((file) => stringsIn(readFileSync(new URL(file, source), 'utf8')).map((text) => ({ text, file })))

test('IPT-003 IPT-002 no text, code or key of the package blames the patient', () => {
  assert.ok(strings.length > 3000, `${strings.length} strings`)
  const found = strings.filter(({ text }) => findDeniedWords(text, blamingWordsEn).length > 0)
  assert.deepEqual(found, [])
})

test('IPT-078 the denied word stands in the internal key, in its name among clinicians, and nowhere else', () => {
  const found = strings.filter(({ text }) => findDeniedWords(text, deficitWordsEn).length > 0)
  assert.deepEqual(
    [...new Set(found.map(({ text }) => text))].toSorted((a, b) => a.localeCompare(b)),
    ['interpersonal deficits', 'interpersonal_deficits'],
  )
  const named = found.filter(({ text }) => text === 'interpersonal deficits')
  assert.deepEqual(
    named.map(({ file }) => file),
    ['problem-areas/area.ts'],
  )
})

test('IPT-099 IPT-112 no text counts lateness, streaks or ranks', () => {
  const counting = /\b(?:streak|badge|ranking|percent(?:age)? of sessions|times late)/i
  const words = strings.filter(({ text }) => text.includes(' ') && counting.test(text))
  assert.deepEqual(words, [])
})

function stringsIn(code: string): string[] {
  const plain = code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
  // A sentence that is broken over lines is one sentence.
  return [
    ...plain
      .replaceAll(/'\s*\+\s*'/g, '')
      .matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\\n]|\\.)*)"/g),
  ].map((found) => found[1] ?? found[2] ?? found[3] ?? '')
}
