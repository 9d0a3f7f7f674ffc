import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instruments, snomedIdOf, snomedIds } from '../index.ts'

test('IPT-223 treatment, group and scale have their ids of SNOMED CT, where a clinic may use them', () => {
  const licensed = { licensed: true }
  assert.deepEqual(snomedIdOf('interpersonal-psychotherapy', licensed), { ok: true, value: '443730003' })
  assert.deepEqual(snomedIdOf('group-psychotherapy', licensed), { ok: true, value: '76168009' })
  assert.deepEqual(snomedIdOf('phq-9-score', licensed), { ok: true, value: '720433000' })
  assert.deepEqual(snomedIdOf('interpersonal-psychotherapy', { licensed: false }), {
    ok: false,
    problem: { kind: 'refused', code: 'exchange/snomed-not-licensed' },
  })
})

test('IPT-223 no id is mistyped: each one ends in its check digit, SNOMED by Verhoeff and LOINC by Luhn', () => {
  assert.equal(new Set(Object.values(snomedIds)).size, Object.keys(snomedIds).length)
  for (const [concept, id] of Object.entries(snomedIds)) assert.ok(isVerhoeff(id), `${concept} ${id}`)
  assert.ok(!isVerhoeff('36923008'))
  const loinc = Object.values(instruments).flatMap(({ loinc: { panel, total }, items, unscoredItems }) =>
    [panel, total, ...[...items, ...unscoredItems].map((item) => item.loinc)].flatMap((code) => code ?? []),
  )
  assert.ok(loinc.length > 20)
  for (const code of loinc) assert.ok(isLuhn(code), code)
})

function isLuhn(code: string): boolean {
  const [number = '', check] = code.split('-')
  const sum = number
    .split('')
    .toReversed()
    .reduce((total, digit, at) => {
      const times = Number(digit) * (at % 2 === 0 ? 2 : 1)
      return total + (times > 9 ? times - 9 : times)
    }, 0)
  return String((10 - (sum % 10)) % 10) === check
}

// The dihedral group of ten: 0 to 4 are turns of a pentagon, 5 to 9 its reflections.
function isVerhoeff(id: string): boolean {
  const turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
  const turned = (digit: number, times: number) =>
    Array.from({ length: times % 8 }).reduce<number>((at) => turn[at] ?? 0, digit)
  const sum = id
    .split('')
    .toReversed()
    .reduce((total, digit, at) => product(total, turned(Number(digit), at)), 0)
  return sum === 0
}

function product(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)
  return b < 5 ? 5 + ((a - b + 10) % 5) : (a - b + 10) % 5
}
