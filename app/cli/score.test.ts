import assert from 'node:assert/strict'
import { test } from 'node:test'

import { runKith } from './run-kith.ts'

const nothing = { total: null, band: null, prorated: null, risk: null }

const lines: [title: string, words: string[], expected: object, code: number][] = [
  [
    'two gaps may be prorated, and any answer above zero to item 9 is a risk (MEAS-011, MEAS-012)',
    ['phq-9', '1,2,0,-,3,1,0,0,1'],
    { instrument: 'phq-9', state: 'scored', total: 9, band: 'mild', prorated: true, risk: 'positive' },
    0,
  ],
  [
    'a complete form is added up',
    ['phq-9', '1,1,1,1,1,1,1,1,0'],
    { instrument: 'phq-9', state: 'scored', total: 8, band: 'mild', prorated: false, risk: 'negative' },
    0,
  ],
  [
    'three gaps give no total, and the risk answer is still seen',
    ['phq-9', '-,-,-,3,3,3,3,3,2'],
    { ...nothing, instrument: 'phq-9', state: 'not-scorable', risk: 'positive' },
    0,
  ],
  [
    'an unanswered item 9 is neither positive nor negative',
    ['phq-9', '0,0,0,0,0,0,0,0,-'],
    { instrument: 'phq-9', state: 'scored', total: 0, band: 'minimal', prorated: true, risk: 'unanswered' },
    0,
  ],
  [
    'strict scoring accepts no gap',
    ['phq-9', '1,2,0,-,3,1,0,0,1', '--strict'],
    { ...nothing, instrument: 'phq-9', state: 'not-scorable', risk: 'positive' },
    0,
  ],
  [
    'an instrument without a risk item has no risk status',
    ['gad-7', '1,2,3,0,0,0,0'],
    { instrument: 'gad-7', state: 'scored', total: 6, band: 'mild', prorated: false, risk: null },
    0,
  ],
  [
    'CUDOS with its two uncounted questions (MEAS-012)',
    ['cudos', '2,2,1,0,2,0,1,1,2,2,2,2,2,1,0,1,2,2'],
    { instrument: 'cudos', state: 'scored', total: 21, band: 'mild', prorated: false, risk: 'positive' },
    0,
  ],
  [
    'QIDS-SR16 counts the highest of each domain, and one of a pair is enough',
    ['qids-sr16', '1,2,0,3,0,0,-,0,-,0,0,0,0,0,0,0'],
    { instrument: 'qids-sr16', state: 'scored', total: 3, band: 'none', prorated: false, risk: 'negative' },
    0,
  ],
  [
    'a work item that does not apply is written na (MEAS-010)',
    ['wsas', 'na,3,2,3,2'],
    { instrument: 'wsas', state: 'scored', total: 13, band: 'significant', prorated: true, risk: null },
    0,
  ],
  [
    'na anywhere else is invalid (MEAS-010)',
    ['phq-9', 'na,0,0,0,0,0,0,0,0'],
    { ...nothing, instrument: 'phq-9', state: 'invalid' },
    1,
  ],
  [
    'a list typed with blanks after its commas is the same list',
    ['phq-9', '1,', '2,', '0,', '-,', '3,', '1,', '0,', '0,', '1'],
    { instrument: 'phq-9', state: 'scored', total: 9, band: 'mild', prorated: true, risk: 'positive' },
    0,
  ],
  [
    'a list of the wrong length is invalid',
    ['phq-9', '1,2,0'],
    { ...nothing, instrument: 'phq-9', state: 'invalid' },
    1,
  ],
  [
    'an answer out of range is invalid',
    ['phq-9', '4,0,0,0,0,0,0,0,0'],
    { ...nothing, instrument: 'phq-9', state: 'invalid' },
    1,
  ],
  [
    'an answer that is no number is invalid',
    ['phq-9', '1,x,0,0,0,0,0,0,0'],
    { ...nothing, instrument: 'phq-9', state: 'invalid' },
    1,
  ],
  [
    'half an answer is invalid',
    ['phq-9', '1.5,0,0,0,0,0,0,0,0'],
    { ...nothing, instrument: 'phq-9', state: 'invalid' },
    1,
  ],
  ['an empty list is invalid', ['phq-9', ''], { ...nothing, instrument: 'phq-9', state: 'invalid' }, 1],
]

for (const [title, words, expected, code] of lines) {
  test(`kith score: ${title}`, () => {
    const ran = runKith(['score', ...words])
    assert.equal(ran.stdout, `${JSON.stringify(inOrder(expected))}\n`)
    assert.equal(ran.stderr, '')
    assert.equal(ran.code, code)
  })
}

test('kith score: an unknown instrument and a missing list are wrong commands, said in one line', () => {
  for (const words of [['mood-1', '1,2'], ['phq-9'], []]) {
    const ran = runKith(['score', ...words])
    assert.equal(ran.stdout, '')
    assert.match(ran.stderr, /^kith score: [^\n]+\n$/)
    assert.equal(ran.code, 2)
  }
})

test('every command explains itself', () => {
  const overview = runKith(['--help'])
  const names = [...overview.stdout.matchAll(/^ {2}(\S+(?: \S+)*) {2,}/gm)].map((found) => String(found[1]))
  assert.ok(names.includes('score') && names.includes('serve'))
  for (const name of names) {
    const help = runKith([...name.split(' '), '--help'])
    assert.ok(help.stdout.startsWith(`kith ${name}`), name)
    assert.equal(help.code, 0)
  }
  assert.equal(runKith(['seerve']).code, 2)
})

function inOrder(line: object) {
  const read = line as Record<string, unknown>
  return Object.fromEntries(
    ['instrument', 'state', 'total', 'band', 'prorated', 'risk'].map((key) => [key, read[key]]),
  )
}
