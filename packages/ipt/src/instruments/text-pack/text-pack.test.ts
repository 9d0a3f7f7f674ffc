import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import * as ipt from '../../index.ts'
import {
  admitTextPack,
  cudos,
  entryWords,
  instruments,
  isDisplayable,
  packFor,
  phq9,
  phq9En,
  qidsSr16,
  readAttestation,
  readTextPack,
  textPackFormat,
} from '../../index.ts'
import type { Instrument, InstrumentId, TextPack } from '../../index.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/text-pack.schema.json', import.meta.url), 'utf8'),
) as { required: string[]; properties: Record<string, { enum?: string[]; const?: string }> }

/** Invented words: those of the owners are not in this repository (MEAS-003). */
function inventedPack<Id extends InstrumentId>(instrument: Instrument<Id>) {
  const items = [...instrument.items, ...instrument.unscoredItems]
  return {
    format: textPackFormat,
    instrument: instrument.id,
    instrumentVersion: instrument.version,
    language: 'en',
    title: 'A form',
    recall: 'last week',
    stem: 'Invented.',
    items: Object.fromEntries(items.map(({ id }) => [id, `Invented question ${id}`])),
    options: Object.fromEntries(
      items.flatMap(({ options }) => options.map(({ id }) => [id, `Invented answer ${id}`])),
    ),
    licence: 'LicenseRef-invented',
    notice: 'Invented.',
    source: 'Invented.',
    checked: '2026-11',
  }
}

for (const instrument of Object.values(instruments)) {
  test(`MEAS-001 a text pack that fits ${instrument.id} is read, word for word`, () => {
    const { format, ...pack } = inventedPack<InstrumentId>(instrument)
    const read = readTextPack<InstrumentId>(JSON.stringify({ ...pack, format }, null, 2), instrument)
    assert.deepEqual(read, { ok: true, value: { state: 'not-attested', pack } })
  })
}

test('MEAS-004 the official wording of PHQ-9 comes through the reader unaltered', () => {
  const read = readTextPack(JSON.stringify({ format: textPackFormat, ...phq9En }), phq9)
  assert.deepEqual(read.ok && read.value.pack, phq9En)
  const spaced = readTextPack(JSON.stringify({ ...inventedPack(phq9), stem: ' As printed:  ' }), phq9)
  assert.equal(spaced.ok && spaced.value.pack.stem, ' As printed:  ')
})

const lines = (change: (pack: ReturnType<typeof inventedPack>) => unknown) => {
  const read = readTextPack(JSON.stringify(change(inventedPack(cudos)), null, 2), cudos)
  return read.ok
    ? []
    : read.problem.fields.map(({ field, code, line }) => `${line} ${field} ${code.slice(10)}`)
}

test('MEAS-001 a pack that does not fit is refused with each line and the reason', () => {
  assert.deepEqual(
    lines((pack) => ({ ...pack, instrument: 'phq-9', items: { ...pack.items, q3: ' ', q19: 'x' } })),
    ['3 instrument other-instrument', '12 items.q3 empty', '28 items.q19 unknown'],
  )
  assert.deepEqual(
    lines((pack) => ({ ...pack, title: undefined, items: { ...pack.items, q14: undefined } })),
    ['1 title missing', '8 items.q14 missing'],
  )
  assert.deepEqual(
    lines((pack) => ({
      ...pack,
      format: '2',
      instrumentVersion: '9',
      language: 'English',
      checked: '2026-13',
    })),
    [
      '2 format other-format',
      '4 instrumentVersion other-version',
      '5 language not-a-language',
      '49 checked not-a-month',
    ],
  )
  assert.deepEqual(
    lines((pack) => ({ $schema: 'urn:kith:text-pack:1', ...pack, options: 'none', stem: {}, extra: 'x' })),
    ['9 stem not-text', '30 options not-text', '35 extra unknown'],
  )
})

test('MEAS-001 a pack without its items, or with a name of its own among them, is refused by the line', () => {
  assert.deepEqual(
    lines((pack) => ({ ...pack, items: undefined })),
    ['1 items missing'],
  )
  assert.deepEqual(
    lines((pack) => ({ ...pack, items: { ...pack.items, $schema: 'x' } })),
    ['28 items.$schema unknown'],
  )
})

test('MEAS-001 language and month are read as they are written in the schema, and nothing beside them', () => {
  const field = (name: 'language' | 'checked', value: string) =>
    lines((pack) => ({ ...pack, [name]: value })).length === 0
  for (const language of ['en', 'en-GB', 'zh-Hant-TW', 'ast', 'de-1996'])
    assert.ok(field('language', language))
  for (const language of ['', 'e', 'english', 'EN', 'en_GB', 'en-', 'en-G', 'en-GB!', ' en']) {
    assert.ok(!field('language', language), language)
  }
  for (const month of ['2026-01', '2026-09', '2026-10', '2026-12']) assert.ok(field('checked', month), month)
  for (const month of ['2026-00', '2026-13', '2026-1', '12026-11', '2026-11-02', '2026-20']) {
    assert.ok(!field('checked', month), month)
  }
})

test('MEAS-004 a mark of byte order before the file is no part of it, and an escape is the character it stands for', () => {
  const file = JSON.stringify({ ...inventedPack(phq9), stem: 'STEM' })
  const stemOf = (text: string) => {
    const read = readTextPack(text, phq9)
    return read.ok ? read.value.pack.stem : null
  }
  assert.equal(stemOf(`\u{FEFF}${file}`), 'STEM')
  assert.equal(stemOf(file.replace('STEM', 'a\u{FEFF}b')), 'a\u{FEFF}b')
  assert.equal(stemOf(file.replace('STEM', String.raw`\u00e9`)), 'é')
  assert.equal(stemOf(file.replace('STEM', String.raw`\u00e`)), null)
  const longest = file.replace('STEM', 'x'.repeat(200_000 - file.length + 4))
  assert.equal(longest.length, 200_000)
  assert.ok(stemOf(longest))
  assert.equal(stemOf(`${longest} `), null)
})

const broken: [why: string, file: string, problem: object][] = [
  ['an empty file', '', { field: '', code: 'text-pack/not-json', line: 1 }],
  ['a list', '[]', { field: '', code: 'text-pack/not-json', line: 1 }],
  ['a comma too many', '{\n"title": "x",\n}', { field: '', code: 'text-pack/not-json', line: 3 }],
  ['no comma', '{\n"title": "x"\n"stem": "y"}', { field: 'title', code: 'text-pack/not-json', line: 3 }],
  ['a number for a text', '{\n\n"title": 9}', { field: 'title', code: 'text-pack/not-text', line: 3 }],
  ['an open quote', '{"title": "x\n"}', { field: 'title', code: 'text-pack/not-json', line: 1 }],
  ['a bad escape', String.raw`{"title": "\x41"}`, { field: 'title', code: 'text-pack/not-json', line: 1 }],
  ['an object too deep', '{"items": {"q1": {}}}', { field: 'items.q1', code: 'text-pack/not-text', line: 1 }],
  ['more after the end', '{}\n{}', { field: '', code: 'text-pack/not-json', line: 2 }],
  [
    'SEC-037 two texts of one name',
    '{"items": {"q1": "x",\n"q1": "y"}}',
    { field: 'items.q1', code: 'text-pack/duplicate', line: 2 },
  ],
  [
    'SEC-037 half a character',
    String.raw`{"title": "\ud800"}`,
    { field: 'title', code: 'text-pack/broken-character', line: 1 },
  ],
  [
    'SEC-037 a NUL',
    String.raw`{"title": "a\u0000"}`,
    { field: 'title', code: 'text-pack/broken-character', line: 1 },
  ],
]

for (const [why, file, problem] of broken) {
  test(`MEAS-001 what is no text pack is refused with the line: ${why}`, () => {
    assert.deepEqual(readTextPack(file, phq9), { ok: false, problem: { kind: 'invalid', fields: [problem] } })
  })
}

test('SEC-037 a name that means something to the language is an unknown field like any other', () => {
  const file = JSON.stringify(inventedPack(phq9)).replace('{', '{"__proto__": {"q1": "x"}, ')
  const read = readTextPack(file, phq9)
  assert.deepEqual(!read.ok && read.problem.fields, [
    { field: '__proto__', code: 'text-pack/unknown', line: 1 },
  ])
})

test('a file of any length and any content is answered, never thrown at', () => {
  assert.deepEqual(readTextPack(`{${' '.repeat(200_000)}}`, phq9), {
    ok: false,
    problem: { kind: 'invalid', fields: [{ field: '', code: 'text-pack/too-long', line: 1 }] },
  })
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (file) => {
      const read = readTextPack(file, phq9)
      return !read.ok && read.problem.fields.length > 0
    }),
  )
})

test('MEAS-001 the published schema knows the same fields and instruments as the reader', () => {
  assert.deepEqual(schema.required.toSorted(), Object.keys(inventedPack(phq9)).toSorted())
  assert.deepEqual(Object.keys(schema.properties).toSorted(), [...schema.required, '$schema'].toSorted())
  assert.deepEqual(schema.properties['instrument']?.enum, Object.keys(instruments))
  assert.equal(schema.properties['format']?.const, textPackFormat)
  const without = (field: string) => ({ ...inventedPack(phq9), [field]: undefined })
  for (const field of schema.required)
    assert.equal(readTextPack(JSON.stringify(without(field)), phq9).ok, false)
})

const file = JSON.stringify(inventedPack(qidsSr16))
const fileSha256 = createHash('sha256').update(file).digest('hex')
const form = { by: 'A. Moss', right: 'licence', evidence: 'No. 12', on: '2026-11-23', sha256: fileSha256 }

test('MEAS-002 a pack is shown only with a record of who, which right, when and which file', () => {
  const read = readTextPack(file, qidsSr16)
  const attestation = readAttestation(form)
  assert.ok(read.ok && attestation.ok)
  const admitted = admitTextPack(read.value, fileSha256, attestation.value)
  assert.ok(admitted.ok)
  assert.deepEqual(admitted.value.attestation, form)
  assert.equal(isDisplayable(qidsSr16, [admitted.value], 'en'), true)
  const code = (result: ReturnType<typeof admitTextPack>) => !result.ok && result.problem.code
  assert.equal(code(admitTextPack(read.value, fileSha256, null)), 'text-pack/not-attested')
  assert.equal(
    code(admitTextPack(read.value, fileSha256.replace(/./g, '0'), attestation.value)),
    'text-pack/attested-another-file',
  )
})

test('MEAS-002 an attestation with gaps names each of them', () => {
  const read = readAttestation({ by: ' ', right: 'habit', on: '2026-02-30', sha256: 'abc' })
  assert.deepEqual(!read.ok && read.problem.fields, [
    { field: 'by', code: 'attestation/empty' },
    { field: 'evidence', code: 'attestation/empty' },
    { field: 'right', code: 'attestation/unknown-right' },
    { field: 'on', code: 'day/not-in-calendar' },
    { field: 'sha256', code: 'attestation/not-a-hash' },
  ])
})

test('MEAS-002 each of four rights can be held, and a hash is 64 digits with nothing around them', () => {
  for (const right of ['written-permission', 'licence', 'public-domain', 'own-work']) {
    const read = readAttestation({ ...form, right })
    assert.equal(read.ok && read.value.right, right)
  }
  for (const sha256 of [`0${fileSha256}`, `${fileSha256}0`, fileSha256.slice(1), 12]) {
    const read = readAttestation({ ...form, sha256 })
    assert.deepEqual(!read.ok && read.problem.fields, [{ field: 'sha256', code: 'attestation/not-a-hash' }])
  }
  const shouted = readAttestation({ ...form, sha256: fileSha256.toUpperCase() })
  assert.equal(shouted.ok && shouted.value.sha256, fileSha256)
})

test('MEAS-001 without words of its language and version an instrument is not displayable', () => {
  assert.equal(isDisplayable(phq9, [phq9En], 'en'), true)
  assert.equal(isDisplayable(phq9, [phq9En], 'de'), false)
  assert.equal(isDisplayable(cudos, [phq9En], 'en'), false)
  assert.equal(packFor({ ...phq9, version: '2.0.0' }, [phq9En], 'en'), null)
  assert.equal(packFor(phq9, [phq9En], 'en'), phq9En)
})

test('MEAS-001 without words staff enter numbered answers, and with them they read the same as the patient', () => {
  const words = entryWords(cudos, null)
  assert.equal(words.items.q14, 'Item 14')
  assert.deepEqual(Object.keys(words.items).length, 18)
  assert.equal(words.stem, 'Copy the number of each answer from the form.')
  assert.deepEqual([words.options['0'], words.options['4']], ['', ''])
  assert.equal(entryWords(instruments.wsas, null).options['not-applicable'], 'does not apply')
  assert.equal(entryWords(phq9, phq9En), phq9En)
})

test('MEAS-001 each instrument says whose wording it is, and only shipped wording is in the package', () => {
  const packs = Object.values<unknown>(ipt).filter(
    (value): value is TextPack => typeof value === 'object' && value !== null && 'recall' in value,
  )
  for (const instrument of Object.values(instruments)) {
    const isShipped = packs.some((pack) => pack.instrument === instrument.id)
    assert.equal(instrument.licence.wording, isShipped ? 'shipped' : 'clinic-supplies', instrument.id)
  }
})
