import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import { areaCandidates } from '@kith/ipt'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import type { FieldChange } from '#features/inventory/index.ts'
import { changeInventory, inventoryOf } from '#features/inventory/index.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import { answerTimelineForm } from './answer-timeline-form.server.ts'
import { readSaid, seenToken } from './date-said.ts'
import { timelineOf } from './index.server.ts'
import { readTimelinePage } from './read-timeline.server.ts'
import { readFormDraft, saveFormDraft } from './save-form-draft.server.ts'
import type { EventLine, TimelinePage } from './timeline.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let clinic: Awaited<ReturnType<typeof makeClinic>>
let clinician: Awaited<ReturnType<typeof clinic.addStaff>>
let course: CourseId
let ruth: string

describe('what is told once is known everywhere', () => {
  beforeEach(async () => {
    clinic = await makeClinic(database.db)
    clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
    const patient = await clinic.addPatient(clinician.actor.staffId)
    course = await clinic.addCourse(clinician.actor.staffId, patient)
    ruth = await addPerson('Ruth', 'mother')
  })

  test('IPT-053 a death that the inventory names is an event on the timeline, and goes when its mark is taken back', async () => {
    await markDied('spring 2019')
    const event = await theEvent()
    assert.deepEqual([event.what, event.when.edtf, event.lane], ['Ruth (mother) died', '2019-21', 'grief'])
    await change('name', 'Ruth M.', 'Ruth')
    assert.equal((await theEvent()).what, 'Ruth M. (mother) died')
    await change('life', 'living', 'deceased')
    assert.equal((await read()).events.length, 0)
    await change('life', 'deceased', 'living')
    assert.equal((await theEvent()).when.words, 'spring 2019')
  })

  test('IPT-053 a date put right on the timeline is put right in the inventory, and the other way round', async () => {
    await markDied('spring 2019')
    mustBe(await keep(await theEvent(), { when: 'May 2019', impact: '9' }))
    assert.equal(await diedSaid(), 'May 2019')
    await change('diedSaid', '14 May 2019', 'May 2019')
    const event = await theEvent()
    assert.deepEqual([event.when.edtf, event.impact], ['2019-05-14', 9])
  })

  test('IPT-053 who died can be said on the timeline: the inventory then has them as died', async () => {
    mustBe(await keep(null, { what: 'Her mother died', type: 'death', when: '2020', deathOf: ruth }))
    assert.equal(await diedSaid(), '2020')
    assert.deepEqual([(await theEvent()).what, (await theEvent()).deathOf], ['Her mother died', ruth])
    const again = await keep(null, { what: 'Again', type: 'death', when: '2020', deathOf: ruth })
    assert.deepEqual(again, invalid({ deathOf: 'event/death-is-there' }))
    const [person] = (await inventory()).persons
    assert.equal(person?.life.state, 'deceased')
  })

  test('IPT-053 a death told on the timeline first is the same death once the inventory marks the person', async () => {
    mustBe(await keep(null, { what: 'Mother died', type: 'death', when: 'March 2018', people: 'ruth' }))
    await change('life', 'deceased', 'living')
    const event = await theEvent()
    assert.deepEqual([event.deathOf, event.when.edtf], [ruth, '2018-03'])
    mustBe(await keep(event, { when: 'April 2018' }))
    assert.equal(await diedSaid(), 'April 2018')
    assert.equal((await theEvent()).when.edtf, '2018-04')
  })

  test('IPT-070 a death is one reason for grief, with its event and its person, whichever page it was told on', async () => {
    await markDied('spring 2019')
    const chart = await clinic.inside((tx) => timelineOf(tx, course))
    assert.ok(chart)
    const [grief, ...rest] = areaCandidates(chart.timeline, chart.inventory)
    assert.equal(rest.length, 0)
    assert.equal(grief?.area, 'grief')
    assert.deepEqual(
      grief.reasons.map(({ rule, person }) => [rule, person]),
      [['area/death', ruth]],
    )
  })

  test('IPT-063 a hint about a death from the inventory is confirmed like any other', async () => {
    await markDied('1 March 2026')
    mustBe(
      await send({ intent: 'onset', type: 'episodic', version: '0', ...seen('syndrome', '14 March 2026') }),
    )
    const { id } = await theEvent()
    mustBe(await send({ intent: 'decide', event: id, kind: 'onset', decision: 'confirmed' }))
    const event = await theEvent()
    assert.deepEqual([event.marks[0]?.decision, event.what], ['confirmed', 'Ruth (mother) died'])
  })

  test('a death from the inventory is not taken off the timeline by itself, and a date can lean on it', async () => {
    await markDied('May 2019')
    const { id } = await theEvent()
    const refused = await send({ intent: 'remove', row: 'event', id, version: '0' })
    assert.deepEqual(refused, {
      ok: false,
      problem: { kind: 'refused', code: 'timeline/death-is-in-the-inventory' },
    })
    const { named, today, hemisphere } = await read()
    const said = readSaid('two months after my mother died', { named, today, hemisphere })
    assert.ok(said.state === 'understood')
    assert.equal(said.date.edtf, '2019-07~')
  })

  test('SEC-063 a death that was put right in the inventory meanwhile is not overwritten from the timeline', async () => {
    await markDied('2019')
    const before = await theEvent()
    await change('diedSaid', 'May 2019', '2019')
    const late = await keep(before, { when: '2018' })
    assert.deepEqual(late, {
      ok: false,
      problem: { kind: 'conflict', code: 'timeline/changed-meanwhile' },
    })
    assert.equal(await diedSaid(), 'May 2019')
  })

  test('IPT-052 people of the inventory are ticked or known by their name, and keep their link when they are renamed', async () => {
    const ben = await addPerson('Ben', 'brother')
    const typed = {
      what: 'A quarrel',
      type: 'dispute',
      when: '2020',
      people: 'ben, Kim',
      [`who.${ruth}`]: 'yes',
    }
    mustBe(await keep(null, typed))
    await change('name', 'Ruth M.', 'Ruth')
    const people = async () => (await theEvent()).people.map(({ id, name }) => [id, name])
    assert.deepEqual(await people(), [
      [ruth, 'Ruth M.'],
      [ben, 'Ben'],
      [null, 'Kim'],
    ])
    mustBe(await keep(await theEvent(), { people: 'Kim' }))
    assert.deepEqual(await people(), [[null, 'Kim']])
  })

  test('what is typed and not sent is kept for whoever typed it, and gone once it is on the timeline', async () => {
    const [id, key] = [newId(), newId()]
    const draft = { form: 'event', rowId: id, key, fields: { what: 'Half a sen', version: '0', id } } as const
    mustBe(await saveFormDraft(clinician, course, draft))
    const fields = { ...draft.fields, what: 'Half a sentence' }
    mustBe(await saveFormDraft(clinician, course, { ...draft, fields }))
    assert.deepEqual((await read()).drafts, [{ form: 'event', rowId: id, fields, savedAt: clinician.at }])
    const other = await clinic.addStaff(['clinician'])
    assert.equal((await saveFormDraft(other, course, draft)).ok, false)
    mustBe(await send({ key, ...eventFields({ id, what: 'Half a sentence', type: 'loss' }) }))
    assert.deepEqual((await read()).drafts, [])
    // A save that was under way when the form was sent.
    mustBe(await saveFormDraft(clinician, course, draft))
    assert.deepEqual((await read()).drafts, [])
  })

  test('what was typed and not sent can be thrown away; what is no draft is not taken', async () => {
    const rowId = newId()
    const draft = { form: 'stretch', rowId, key: newId(), fields: { 'bar.what': 'counselling' } } as const
    mustBe(await saveFormDraft(clinician, course, draft))
    mustBe(await send({ intent: 'throw-away', form: 'stretch', draft: rowId }))
    assert.deepEqual((await read()).drafts, [])
    assert.ok(readFormDraft(draft))
    assert.equal(readFormDraft({ ...draft, form: 'note' }), null)
    assert.equal(readFormDraft({ ...draft, fields: { what: 'x'.repeat(4_001) } }), null)
    assert.equal(readFormDraft({ ...draft, rowId: 'x' }), null)
  })
})

async function read(): Promise<TimelinePage> {
  const page = await readTimelinePage(clinician, course)
  assert.ok(page.ok)
  return page.value
}

async function theEvent(): Promise<EventLine> {
  const [event, another] = (await read()).events
  assert.ok(event)
  assert.equal(another, undefined)
  return event
}

function inventory() {
  return clinic.inside((tx) => inventoryOf(tx, course))
}

async function diedSaid(): Promise<string | null> {
  const person = (await inventory()).persons.find(({ id }) => id === ruth)
  if (person?.life.state !== 'deceased' || person.life.died.state === 'not-said') return null
  return person.life.died.said
}

async function addPerson(name: string, relation: string): Promise<string> {
  const id = newId()
  mustBe(await changeInventory(clinician, course, { kind: 'add', id, fields: { name, relation } }))
  return id
}

async function change(field: FieldChange['field'], to: string, known: string): Promise<void> {
  const changes = [{ field, to, known: [known] } as FieldChange]
  const changed = await changeInventory(clinician, course, { kind: 'change', id: ruth, changes })
  assert.ok(changed.ok && changed.value.kind === 'saved')
}

async function markDied(said: string): Promise<void> {
  await change('life', 'deceased', 'living')
  await change('diedSaid', said, '')
}

function send(typed: Record<string, string>) {
  return answerTimelineForm(clinician, course, { key: newId(), ...typed })
}

/** The form of an event as the page sends it: what stands, with what was changed. */
function keep(event: EventLine | null, typed: Record<string, string>) {
  const stands =
    event === null
      ? {}
      : {
          id: event.id,
          version: String(event.version),
          what: event.what,
          type: event.type,
          when: event.when.said,
          whenKnown: event.deathSaid,
        }
  return send(eventFields({ ...stands, ...typed }))
}

function eventFields(typed: Record<string, string>): Record<string, string> {
  const fields = {
    intent: 'event',
    id: newId() as string,
    version: '0',
    source: 'patient',
    ongoing: 'no',
    people: '',
    impact: '',
    ...typed,
  }
  return { ...fields, ...seen('when', typed['when'] ?? '') }
}

/** What a page sends along: the reading that stood below the field. */
function seen(name: string, said: string): Record<string, string> {
  const facts = { today: '2026-11-23' as TimelinePage['today'], hemisphere: 'north' as const, named: [] }
  return { [name]: said, [`${name}Seen`]: seenToken(readSaid(said, facts)) }
}

function mustBe(result: { ok: boolean }): void {
  assert.ok(result.ok, JSON.stringify(result))
}

function invalid(fields: Record<string, string>) {
  return { ok: false, problem: { kind: 'invalid', fields } }
}
