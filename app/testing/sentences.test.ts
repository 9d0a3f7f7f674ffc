import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { denyListsIn, findDeniedWords } from '@kith/ipt'

// Statements to the database, and what lies between two tags of code.
const isCode = /^(?:select|insert|update|delete|with|set|create|\)|,) ?|^[a-z_]+\.[a-z_]+ as /

const app = path.join(import.meta.dirname, '..')

/** Every text of the app that somebody could read: strings with a blank in them, and what stands between tags. */
const sentences = globSync('**/*.{ts,tsx}', { cwd: app })
  .filter((file) => !/\.test\.|^testing|schema\.ts$/.test(file))
  .flatMap((file) => sentencesIn(readFileSync(path.join(app, file), 'utf8')).map((text) => ({ file, text })))

// Kith speaks English so far (decision 0013). A language without lists would have nothing to look for, and says so.
const lists = denyListsIn('en')

test('IPT-003 no sentence of the app blames a patient, whoever reads it and on whatever branch it stands', () => {
  assert.ok(lists !== null && sentences.length > 1500, `${sentences.length} sentences`)
  const found = sentences.filter(({ text }) => findDeniedWords(text, lists.blaming).length > 0)
  // A class for the sign beside a note that could not be saved.
  assert.deepEqual(
    found.map(({ text }) => text),
    ['save-state save-state-failed'],
  )
})

test('IPT-078 the denied word stands in the label that clinicians know the area by, and in no other sentence', () => {
  assert.ok(lists !== null)
  const found = sentences.filter(({ text }) => findDeniedWords(text, lists.deficit).length > 0)
  assert.deepEqual([...new Set(found.map(({ text }) => text))], ['Interpersonal deficits'])
})

test('IPT-156 nothing that is said about ideas and plans sounds like homework', () => {
  assert.ok(lists !== null)
  const spoken = sentences.filter(({ text }) => /\bideas?\b|\bactivit(?:y|ies)\b/i.test(text))
  const found = spoken.filter(({ text }) => findDeniedWords(text, lists.homework).length > 0)
  assert.deepEqual(found, [])
})

function sentencesIn(source: string): readonly string[] {
  const plain = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
  // A sentence that is broken over lines is one sentence.
  const quoted = plain
    .replaceAll(/'\s*\+\s*'/g, '')
    .matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\\n]|\\.)*)"/g)
  const between = plain.matchAll(/>([^<>{}=;]+)</g)
  return [...quoted, ...between]
    .map((found) => (found[1] ?? found[2] ?? found[3] ?? '').replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text.includes(' ') && !isCode.test(text))
}
