import assert from 'node:assert/strict'
import { describe, test } from 'node:test'

import {
  griefReconstruction,
  hope,
  rolePlay,
  sickRole,
  techniques,
  type RecordField,
  type RecordFields,
} from '@kith/ipt'
import fc from 'fast-check'

import { fieldName } from '../sheets/sheet.ts'
import { recordInSheet } from './record-in-sheet.ts'
import { nameInRecord, controlFor } from './record-names.ts'
import { recordToSheet } from './record-to-sheet.ts'

describe('the record of a technique on a sheet', () => {
  test('IPT-220 there and back: a record that was read comes back from its sheet as it was', () => {
    for (const technique of techniques) {
      let compared = 0
      fc.assert(
        fc.property(rawRecord(technique.fields), (raw) => {
          const read = technique.read(raw)
          if (!read.ok) return
          compared += 1
          const sheet = recordToSheet(technique.fields, read.value)
          const back = recordInSheet(technique, sheet)
          assert.deepEqual(back, { record: read.value, problems: {} })
        }),
        { numRuns: 150 },
      )
      assert.ok(compared > 5, `${technique.id}: ${compared} compared`)
    }
  })

  test('whatever was typed is read without a fault, and what cannot be read is named by its field', () => {
    for (const technique of techniques) {
      const names = sheetNames(technique.fields)
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...names), typed, { maxKeys: 14 }), (values) => {
          const { record, problems } = recordInSheet(technique, values)
          for (const name of Object.keys(problems)) {
            assert.ok(names.has(name) || values[name] !== undefined, `${technique.id}: ${name}`)
          }
          const again = recordInSheet(technique, recordToSheet(technique.fields, record))
          assert.deepEqual(again, { record, problems: {} }, technique.id)
        }),
        { numRuns: 200 },
      )
    }
  })

  test('every field of every technique can be kept on a sheet, under a name that people can read', () => {
    for (const { id, fields } of techniques) {
      for (const name of sheetNames(fields)) {
        assert.match(name, fieldName, id)
        assert.ok(nameInRecord(fields, name).length > 1, `${id}: ${name}`)
      }
    }
  })

  test('IPT-045 what is open leads to the field in which it is filled in', () => {
    const { missing } = sickRole.completeness(recordInSheet(sickRole, {}).record)
    assert.deepEqual(
      missing.map(({ field }) => controlFor(sickRole.fields, field)),
      [
        'explainedOn',
        'excused.0.what',
        'excused.0.needsToKnow',
        'takenOn.coming-to-sessions',
        'expectedWeeks',
        'reviewSession',
      ],
    )
    assert.equal(controlFor(hope.fields, 'said.other-treatments'), 'said.other-treatments')
  })

  test('blank rows of a list are passed over, and the others keep their order', () => {
    const { record } = recordInSheet(sickRole, {
      'excused.0.what': ' ',
      'excused.2.what': 'cooking',
      'excused.2.needsToKnow': 'her husband\n\n her mother ',
      'excused.10.what': 'night shifts',
    })
    assert.deepEqual(record.excused, [
      { what: 'cooking', needsToKnow: ['her husband', 'her mother'] },
      { what: 'night shifts', needsToKnow: [] },
    ])
  })

  test('IPT-048 a number that cannot be is named beside its field, and hides nothing of the rest', () => {
    const { record, problems } = recordInSheet(sickRole, {
      expectedWeeks: 'for good',
      reviewSession: ' 6 ',
      'takenOn.coming-to-sessions': 'yes',
    })
    assert.deepEqual(problems, { expectedWeeks: 'technique/number-out-of-range' })
    assert.deepEqual(
      [record.expectedWeeks, record.reviewSession, record.takenOn],
      [null, 6, ['coming-to-sessions']],
    )
  })

  test('a row that lacks its choice is named and left out; the rows around it are read', () => {
    const { record, problems } = recordInSheet(rolePlay, {
      'rounds.0.patientPlays': 'self',
      'rounds.1.practised': 'asking for help',
      'rounds.3.patientPlays': 'other',
    })
    assert.deepEqual(problems, { 'rounds.1.patientPlays': 'technique/choice-missing' })
    assert.deepEqual(
      record.rounds.map(({ patientPlays }) => patientPlays),
      ['self', 'other'],
    )
  })

  test('what was typed for another case of a field is kept, and is not mixed into the one that was chosen', () => {
    const values = {
      'scene.case': 'future',
      'scene.future.what': 'the talk',
      'scene.replay.what': 'the quarrel',
    }
    assert.deepEqual(recordInSheet(rolePlay, values).record.scene, {
      case: 'future',
      what: 'the talk',
      script: '',
    })
  })

  test('IPT-115 a note on an item that is not ticked as explored is named at its tick', () => {
    const { problems } = recordInSheet(griefReconstruction, { 'topics.rituals.note': 'a wake' })
    assert.deepEqual(problems, { 'topics.rituals.explored': 'technique/choice-missing' })
  })
})

const words = ['money', 'a walk', 'her brother', 'l1', 'l2']
const typed = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'yes',
    'no',
    '3',
    '999',
    '2026-11-23',
    'spring',
    'one\n\ntwo',
    'self',
    'future',
    'l1',
  ),
  fc.string(),
)

/** The names that a technique's fields have on a sheet, with two rows of each list. */
function sheetNames(fields: RecordFields, prefix = ''): Set<string> {
  return new Set(Object.entries(fields).flatMap(([name, field]) => namesOf(field, prefix + name)))
}

function namesOf(field: RecordField, at: string): readonly string[] {
  switch (field.kind) {
    case 'choices':
      return Object.keys(field.options).map((option) => `${at}.${option}`)
    case 'topic':
      return [`${at}.explored`, `${at}.note`]
    case 'group':
      return [...sheetNames(field.of, `${at}.`)]
    case 'list':
      return [0, 3].flatMap((row) => [...sheetNames(field.of, `${at}.${row}.`)])
    case 'one-of':
      return [
        `${at}.case`,
        ...Object.entries(field.cases).flatMap(([name, of]) => [...sheetNames(of, `${at}.${name}.`)]),
      ]
    default:
      return [at]
  }
}

/** Records as a person fills them in: a row has something in it. */
function rawRecord(fields: RecordFields): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, rawField(field)])))
}

function rawField(field: RecordField): fc.Arbitrary<unknown> {
  const text = fc.constantFrom(...words)
  switch (field.kind) {
    case 'text':
      return fc.oneof(text, fc.constant(''))
    case 'person':
    case 'event':
      return fc.option(text)
    case 'texts':
      return fc.array(text, { maxLength: 3 })
    case 'day':
      return fc.constantFrom('2026-11-02', '2026-11-09', '2026-11-23')
    case 'date':
      return fc.constantFrom('2026-11', '2019-21', 'some day', '')
    case 'tick':
      return fc.boolean()
    case 'topic':
      return fc.constantFrom({ explored: true, note: 'a walk' }, { explored: true }, { explored: false })
    case 'scale':
      return fc.option(fc.integer({ min: 0, max: 10 }))
    case 'whole':
      return fc.option(fc.integer({ min: field.min, max: field.max }))
    case 'choice':
      return fc.option(fc.constantFrom(...Object.keys(field.options)))
    case 'state':
      return fc.constantFrom(...Object.keys(field.options))
    case 'choices':
      return fc.subarray(Object.keys(field.options))
    case 'group':
      return rawRecord(field.of)
    case 'list':
      return fc.array(rawRecord(field.of).filter(holdsSomething), { maxLength: 2 })
    case 'one-of':
      return fc.option(
        fc.oneof(
          ...Object.entries(field.cases).map(([name, of]) =>
            rawRecord(of).map((raw) => ({ case: name, ...raw })),
          ),
        ),
      )
  }
}

function holdsSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsSomething)
  return value !== '' && value !== null && value !== false
}
