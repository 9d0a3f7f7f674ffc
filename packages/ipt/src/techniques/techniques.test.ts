import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  blamingWordsEn,
  deficitWordsEn,
  findDeniedWords,
  findTechnique,
  homeworkWordsEn,
  mayUse,
  readRecord,
  techniques,
  techniquesFor,
} from '../index.ts'
import type { ProblemArea, RecordField, RecordFields, Technique, TechniqueContext } from '../index.ts'

const context: TechniqueContext = {
  areas: ['grief'],
  phase: 'middle',
  middle: { middleSession: 9, middleSessions: 10 },
  minutesLeft: 8,
  harmFlagged: false,
  safetyConfirmed: false,
  visitorSessionsHeld: 1,
}

test('adding a technique is one folder and one line: the list is the folders', async () => {
  const entries = await readdir(new URL('.', import.meta.url), { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  assert.deepEqual(techniques.map(({ id }) => id).sort(), folders.sort())
  for (const folder of folders) assert.equal(findTechnique(folder)?.id, folder)
  assert.equal(findTechnique('__proto__'), null)
})

test('IPT-220 whatever is sent in, a record is read or its faults are named; nothing is thrown', () => {
  for (const technique of techniques) {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), rawOf(technique.fields)), (raw) => {
        const read = technique.read(raw)
        if (!read.ok) assert.ok(read.problem.kind === 'invalid' && read.problem.fields.length > 0)
      }),
      { numRuns: 60 },
    )
  }
})

test('IPT-220 what was read reads the same again, and its rules and its sentence are given without a fault', () => {
  const accepted: Record<string, number> = {}
  for (const technique of techniques) {
    fc.assert(
      fc.property(rawOf(technique.fields), (raw) => {
        const read = technique.read(raw)
        if (!read.ok) return
        accepted[technique.id] = (accepted[technique.id] ?? 0) + 1
        const again = technique.read(JSON.parse(JSON.stringify(read.value)))
        assert.deepEqual(again, read)
        const { complete, missing } = technique.completeness(read.value)
        assert.equal(complete, missing.length === 0)
        for (const { requirement } of missing) assert.match(requirement, /^IPT-\d{3}$/)
        for (const prompt of technique.prompts(read.value, context)) checkPrompt(prompt)
        const sentence = technique.summary(read.value)
        assert.match(sentence, /\.$/)
        assertClean(sentence)
      }),
      { numRuns: 150 },
    )
  }
  for (const { id } of techniques) assert.ok((accepted[id] ?? 0) > 5, `${id}: ${accepted[id] ?? 0} accepted`)
})

test('an empty record is read where no field has to be set, is not complete, and is said to be begun', () => {
  for (const technique of techniques) {
    const read = technique.read({})
    assert.ok(read.ok, technique.id)
    assert.equal(technique.completeness(read.value).complete, false)
    assert.match(technique.summary(read.value), /: begun\.$|planned\.$/)
    for (const prompt of technique.prompts(read.value, context)) checkPrompt(prompt)
  }
})

test('IPT-050 a rating that was not given is not zero, and one out of range is named by its path', () => {
  const fields = { how: { kind: 'group', label: '', of: { sure: { kind: 'scale', label: '' } } } } as const
  assert.deepEqual(readRecord(fields, {}), { ok: true, value: { how: { sure: null } } })
  for (const sure of [11, -1, 2.5, '3', Number.NaN]) {
    const read = readRecord(fields, { how: { sure } })
    assert.deepEqual(read.ok ? null : read.problem.fields, [
      { field: 'how.sure', code: 'technique/rating-out-of-range' },
    ])
  }
})

test('nothing that was typed is dropped in silence: a field that the record does not know is a fault', () => {
  const read = readRecord(
    { what: { kind: 'text', label: '' } },
    JSON.parse('{"what":"a","__proto__":{"b":1}}'),
  )
  assert.deepEqual(read.ok ? null : read.problem.fields, [
    { field: 'record', code: 'technique/field-unknown' },
  ])
})

test('IPT-122 nothing that confronts is offered while harm is flagged, until safety is confirmed', () => {
  const areas: readonly ProblemArea[] = ['role_dispute']
  const offered = (facts: Partial<TechniqueContext>) =>
    techniquesFor({ ...context, areas, ...facts }).map(({ id }) => id)
  const confronting = techniques.filter(({ confronts }) => confronts).map(({ id }) => id)
  assert.deepEqual(confronting.sort(), ['communication-analysis', 'conjoint-session', 'role-play'])
  for (const id of confronting) {
    assert.ok(offered({}).includes(id), id)
    assert.ok(!offered({ harmFlagged: true }).includes(id), id)
    assert.ok(offered({ harmFlagged: true, safetyConfirmed: true }).includes(id), id)
    const technique = findTechnique(id)
    assert.ok(technique)
    assert.equal(mayUse(technique, { harmFlagged: true, safetyConfirmed: false }).ok, false)
    assert.equal(mayUse(technique, { harmFlagged: false, safetyConfirmed: false }).ok, true)
  }
  assert.ok(offered({ harmFlagged: true }).includes('dispute-map'))
})

test('IPT-129 each area has its own techniques first, and none of another area', () => {
  const own: Readonly<Record<ProblemArea, readonly string[]>> = {
    grief: ['grief-reconstruction', 'memory-work', 'relationship-review'],
    role_dispute: ['conjoint-session', 'dispute-map'],
    role_transition: ['role-transition'],
    interpersonal_deficits: ['interpersonal-patterns'],
  }
  for (const [area, ids] of Object.entries(own)) {
    const offered = techniquesFor({ ...context, areas: [area as ProblemArea] }).map(({ id }) => id)
    assert.deepEqual(offered.slice(0, ids.length).sort(), ids)
    const others = Object.entries(own).filter(([each]) => each !== area)
    for (const id of others.flatMap(([, each]) => each))
      assert.ok(!(offered as string[]).includes(id), `${area} ${id}`)
  }
})

test('IPT-003 IPT-078 no label of a record blames, and none carries the word that patients never see', () => {
  for (const technique of techniques) {
    assertClean(technique.name)
    assertClean(technique.id)
    for (const text of labelsOf(technique.fields)) assertClean(text)
  }
})

test('IPT-123 IPT-144 no record has a place for who is guilty or who was right', () => {
  for (const technique of techniques) {
    for (const text of labelsOf(technique.fields))
      assert.doesNotMatch(text, /\b(guilty|to blame|in the wrong)\b/)
  }
})

test('IPT-155 IPT-156 IPT-159 ideas have no day, no number and no word of homework', () => {
  const activities = findTechnique('activities')
  assert.ok(activities)
  for (const { kind } of fieldsIn(activities.fields))
    assert.ok(!['day', 'date', 'whole', 'scale'].includes(kind))
  for (const text of labelsOf(activities.fields)) assert.deepEqual(findDeniedWords(text, homeworkWordsEn), [])
})

test('IPT-131 IPT-144 the only ratings are the confidence of a role play', () => {
  for (const technique of techniques) {
    const ratings = fieldsIn(technique.fields).filter(({ kind }) => kind === 'scale').length
    assert.equal(ratings, technique.id === 'role-play' ? 2 : 0, technique.id)
  }
})

function checkPrompt(prompt: ReturnType<Technique['prompts']>[number]) {
  assert.match(prompt.rule, /^[a-z-]+\/[a-z-]+$/)
  assert.match(prompt.source, /IPT-\d{3}|section/)
  assertClean(prompt.words)
}

function assertClean(text: string) {
  for (const list of [blamingWordsEn, deficitWordsEn]) assert.deepEqual(findDeniedWords(text, list), [], text)
}

function fieldsIn(fields: RecordFields): readonly RecordField[] {
  return Object.values(fields).flatMap((field) => {
    if (field.kind === 'group' || field.kind === 'list') return [field, ...fieldsIn(field.of)]
    return field.kind === 'one-of' ? [field, ...Object.values(field.cases).flatMap(fieldsIn)] : [field]
  })
}

function labelsOf(fields: RecordFields): readonly string[] {
  return fieldsIn(fields).flatMap((field) => [
    field.label,
    ...('options' in field ? Object.values(field.options) : []),
  ])
}

// Records as a form could send them, made from the fields alone.
function rawOf(fields: RecordFields): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, rawField(field)])),
    { requiredKeys: Object.keys(fields).filter((name) => fields[name]?.kind === 'state') },
  )
}

function rawField(field: RecordField): fc.Arbitrary<unknown> {
  const text = fc.constantFrom('money', 'a walk', 'her brother', 'l1', 'l2')
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
      return fc.constantFrom({ explored: true, note: 'a walk' }, { explored: false }, {})
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
      return rawOf(field.of)
    case 'list':
      return fc.array(rawOf(field.of), { maxLength: 2 })
    case 'one-of':
      return fc.option(
        fc.oneof(
          ...Object.entries(field.cases).map(([name, of]) =>
            rawOf(of).map((raw) => ({ case: name, ...raw })),
          ),
        ),
      )
  }
}
