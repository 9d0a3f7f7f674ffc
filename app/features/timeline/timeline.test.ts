import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import { areaCandidates } from '@kith/ipt'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { changeInventory } from '#features/inventory/index.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import { answerTimelineForm } from './answer-timeline-form.server.ts'
import { readSaid, seenToken } from './date-said.ts'
import { timelineOf } from './index.server.ts'
import { distanceWords } from './timeline-lines.ts'
import { readTimelinePage } from './read-timeline.server.ts'
import type { TimelinePage } from './timeline.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let clinic: Awaited<ReturnType<typeof makeClinic>>
let clinician: Awaited<ReturnType<typeof clinic.addStaff>>
let course: CourseId

describe('the timeline of a course', () => {
  beforeEach(async () => {
    clinic = await makeClinic(database.db)
    clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
    const patient = await clinic.addPatient(clinician.actor.staffId)
    course = await clinic.addCourse(clinician.actor.staffId, patient)
  })

  test('IPT-052 an event is kept with its date as it was said, and what that was understood as', async () => {
    mustBe(await keepEvent({ when: 'spring 2019', people: 'Ann, Ben, Ann', impact: '8' }))
    const [event] = (await read()).events
    assert.ok(event)
    assert.deepEqual(event.when, { said: 'spring 2019', edtf: '2019-21', code: null, words: 'spring 2019' })
    assert.deepEqual(
      [event.people.map(({ name }) => name), event.impact, event.lane],
      [['Ann', 'Ben'], 8, 'grief'],
    )
    assert.deepEqual([event.axis?.from, event.axis?.to], [17_956, 18_047])
  })

  test('a date whose reading was not in sight is not kept: the form comes back with it', async () => {
    const result = await keepEvent({ when: 'spring 2019', whenSeen: '' })
    assert.deepEqual(result, invalid({ when: 'date/look-first' }))
    assert.equal((await read()).events.length, 0)
  })

  test('a date that cannot be understood is kept as said, marked, and left off the axis', async () => {
    mustBe(await keepEvent({ when: 'in my twenties' }))
    const [event] = (await read()).events
    assert.equal(event?.axis, null)
    assert.deepEqual(event?.when, {
      said: 'in my twenties',
      edtf: null,
      code: 'event/date-too-vague',
      words: null,
    })
  })

  test('a date can lean on an event that has one', async () => {
    mustBe(await keepEvent({ what: 'the divorce', type: 'loss', when: 'March 2020' }))
    const { named, today, hemisphere } = await read()
    const said = readSaid('two months after the divorce', { named, today, hemisphere })
    assert.ok(said.state === 'understood')
    assert.equal(said.date.edtf, '2020-05~')
  })

  test('IPT-060 a full depression before its first symptoms is refused beside the field', async () => {
    const result = await keepOnset({ type: 'episodic', first: 'May 2026', syndrome: 'March 2026' })
    assert.deepEqual(result, invalid({ syndrome: 'timeline/syndrome-before-symptoms' }))
    assert.equal((await read()).onset, null)
    mustBe(await keepOnset({ type: 'episodic', first: 'about March 2026', syndrome: 'March 2026' }))
  })

  test('IPT-063 an event near the onset is hinted at with the reason, and confirmed or set aside', async () => {
    mustBe(await keepOnset({ type: 'episodic', syndrome: '14 March 2026' }))
    const id = newId()
    mustBe(await keepEvent({ id, when: '28 February 2026' }))
    mustBe(await keepEvent({ what: 'moved house', type: 'housing', when: '1999' }))
    const marks = async () => (await read()).events.find((event) => event.id === id)?.marks ?? []
    const [hint] = await marks()
    assert.deepEqual(hint, {
      kind: 'onset',
      verdict: 'within',
      reason: '14 days before the onset. Looked at: 183 days before to 31 days after.',
      distance: '14 days before the onset',
      decision: null,
    })
    mustBe(await send({ intent: 'decide', event: id, kind: 'onset', decision: 'rejected' }))
    mustBe(await send({ intent: 'decide', event: id, kind: 'onset', decision: 'confirmed' }))
    assert.equal((await marks())[0]?.decision, 'confirmed')
    const kept = await clinic.inside((tx) => tx.selectFrom('mark_decisions').select('decision').execute())
    assert.equal(kept.length, 2)
  })

  test('IPT-065 an event that Kith does not mark is on the page, and can be marked all the same', async () => {
    mustBe(await keepOnset({ type: 'episodic', syndrome: '2026' }))
    const id = newId()
    mustBe(await keepEvent({ id, when: '1985' }))
    const [event] = (await read()).events
    assert.equal(event?.marks[0]?.verdict, 'outside')
    mustBe(await send({ intent: 'decide', event: id, kind: 'onset', decision: 'confirmed' }))
    assert.equal((await read()).events[0]?.marks[0]?.decision, 'confirmed')
  })

  test('IPT-061 in a long depression events are held against the time when it got worse', async () => {
    mustBe(await keepOnset({ type: 'episodic', syndrome: '2015' }))
    assert.equal((await read()).suggestedType?.type, 'chronic')
    mustBe(await keepOnset({ type: 'chronic', syndrome: '2015', version: '1' }))
    assert.equal((await read()).missing, 'timeline/worsening-missing')
    mustBe(await keepOnset({ type: 'chronic', syndrome: '2015', worse1: 'June 2026', version: '2' }))
    mustBe(await keepEvent({ when: '1 May 2026' }))
    const { events, onsetMarks } = await read()
    assert.deepEqual(
      events[0]?.marks.map(({ kind, verdict }) => [kind, verdict]),
      [
        ['worsening', 'within'],
        ['maintenance', 'outside'],
      ],
    )
    assert.deepEqual(
      onsetMarks.map(({ kind, isAnchor }) => [kind, isAnchor]),
      [
        ['syndrome', false],
        ['worsening', true],
      ],
    )
  })

  test('remembered severity and treatments are kept as stretches; one without words for what it was is not', async () => {
    mustBe(await keepStretch({ kind: 'severity', severity: 'severe', when: '2019-03-01/2019-05-20' }))
    mustBe(await keepStretch({ kind: 'medication', what: 'sertraline 50 mg', when: 'since May 2020' }))
    const { stretches } = await read()
    assert.deepEqual(
      stretches.map(({ kind, severity, axis }) => [kind, severity, axis?.until ?? null, axis?.isOpen]),
      [
        ['severity', 'severe', 18_036, false],
        ['medication', null, null, true],
      ],
    )
    const empty = await keepStretch({ kind: 'hospital', when: '2020' })
    assert.deepEqual(empty, invalid({ 'bar.what': 'stretch/what-missing' }))
  })

  test('IPT-070 who is named in an event is the person of the inventory, so that a candidate has events and people behind it', async () => {
    const ben = newId()
    for (const [id, name] of [
      [ben, 'Ben'],
      [newId(), 'Ann'],
      [newId(), 'Ann'],
    ] as const) {
      mustBe(await changeInventory(clinician, course, { kind: 'add', id, fields: { name } }))
    }
    mustBe(await keepOnset({ type: 'episodic', syndrome: '14 March 2026' }))
    mustBe(
      await keepEvent({ what: 'A quarrel', type: 'dispute', when: 'March 2026', people: 'ben, Ann, Kim' }),
    )
    const chart = await clinic.inside((tx) => timelineOf(tx, course))
    assert.ok(chart)
    const [dispute] = areaCandidates(chart.timeline, chart.inventory)
    assert.deepEqual([dispute?.area, dispute?.closeInTime], ['role_dispute', true])
    assert.equal(dispute?.reasons[0]?.person, ben)
    // Two are called Ann, and Kim is not in the circle: both stay names.
    assert.deepEqual(chart.timeline.placed[0]?.event.persons, [ben, 'Ann', 'Kim'])
  })

  test('SEC-063 two people on one event: the second is told, and the first one’s words stay', async () => {
    const id = newId()
    mustBe(await keepEvent({ id, when: '2019' }))
    mustBe(await keepEvent({ id, what: 'Her mother died at home', when: '2019', version: '1' }))
    const late = await keepEvent({ id, what: 'Something else', when: '2019', version: '1' })
    assert.deepEqual(late, {
      ok: false,
      problem: { kind: 'conflict', code: 'timeline/changed-meanwhile' },
    })
    assert.equal((await read()).events[0]?.what, 'Her mother died at home')
  })

  test('SEC-062 the same request sent twice keeps one event', async () => {
    const [id, key] = [newId(), newId()]
    const results = await Promise.all([keepEvent({ id, key }), keepEvent({ id, key })])
    results.forEach(mustBe)
    assert.equal((await read()).events.length, 1)
  })

  test('what was taken off comes back, and its former row is kept', async () => {
    const id = newId()
    mustBe(await keepEvent({ id }))
    mustBe(await send({ intent: 'remove', row: 'event', id, version: '1' }))
    assert.equal((await read()).events.length, 0)
    mustBe(await send({ intent: 'bring-back', row: 'event', id }))
    assert.equal((await read()).events.length, 1)
    const former = await clinic.inside((tx) =>
      tx.selectFrom('history').select('id').where('table_name', '=', 'life_events').execute(),
    )
    assert.equal(former.length, 2)
  })

  test('SEC-001 a supervisor looks and does not draw; a colleague sees no timeline at all', async () => {
    const supervisor = await clinic.addStaff(['supervisor'])
    const colleague = await clinic.addStaff(['clinician'])
    await clinic.inside((tx) =>
      tx
        .updateTable('courses')
        .set({ supervisor_id: supervisor.actor.staffId })
        .where('id', '=', course)
        .execute(),
    )
    const seen = await readTimelinePage(supervisor, course)
    assert.ok(seen.ok && !seen.value.mayWrite)
    const typed = eventFields({ key: newId() })
    assert.equal((await answerTimelineForm(supervisor, course, typed)).ok, false)
    const other = await readTimelinePage(colleague, course)
    assert.deepEqual(other, { ok: false, problem: { kind: 'absent' } })
  })

  test('what is missing in a form is named beside its fields, and nothing is stored', async () => {
    const result = await keepEvent({ what: ' ', type: 'nonsense', impact: '11' })
    assert.deepEqual(
      result,
      invalid({
        type: 'event/type-unknown',
        what: 'event/what-missing',
        impact: 'event/impact-out-of-range',
      }),
    )
  })
})

test('IPT-062 distances are said in days, with the error bar', () => {
  const words = (least: number | null, most: number | null) =>
    distanceWords({ days: null, least, most }, 'the onset')
  assert.equal(words(-14, -14), '14 days before the onset')
  assert.equal(words(-44, 12), 'Between 44 days before and 12 days after the onset')
  assert.equal(words(-44, -13), 'Between 44 and 13 days before the onset')
  assert.equal(words(null, 6), 'At the latest 6 days after the onset')
  assert.equal(words(0, 0), 'On the day of the onset')
})

async function read(): Promise<TimelinePage> {
  const page = await readTimelinePage(clinician, course)
  assert.ok(page.ok)
  return page.value
}

function send(typed: Record<string, string>) {
  return answerTimelineForm(clinician, course, { key: newId(), ...typed })
}

function eventFields(more: Record<string, string> = {}): Record<string, string> {
  const fields = {
    intent: 'event',
    id: newId<'life_events'>() as string,
    version: '0',
    what: 'Her mother died',
    type: 'death',
    when: '',
    people: '',
    impact: '',
    source: 'patient',
    ongoing: 'no',
    area: '',
    ...more,
  }
  return { ...seen('when', fields.when), ...fields }
}

function keepEvent(more: Record<string, string> = {}) {
  return send(eventFields(more))
}

function keepOnset(typed: Record<string, string>) {
  const dates = Object.entries(typed).filter(([name]) => !['type', 'version'].includes(name))
  const tokens = Object.assign({}, ...dates.map(([name, said]) => seen(name, said))) as Record<string, string>
  return send({ intent: 'onset', version: '0', ...tokens, ...typed })
}

function keepStretch({ when = '', ...typed }: Record<string, string>) {
  const named = Object.entries({ id: newId(), version: '0', ...typed, when, ...seen('when', when) })
  const fields = Object.fromEntries(named.map(([name, value]) => [`bar.${name}`, value]))
  return send({ intent: 'stretch', ...fields })
}

/** What a page sends along: the reading that stood below the field. */
function seen(name: string, said: string): Record<string, string> {
  const facts = { today: '2026-11-23' as TimelinePage['today'], hemisphere: 'north' as const, named: [] }
  return { [`${name}Seen`]: seenToken(readSaid(said, facts)) }
}

function mustBe(result: { ok: boolean }): void {
  assert.ok(result.ok, JSON.stringify(result))
}

function invalid(fields: Record<string, string>) {
  return { ok: false, problem: { kind: 'invalid', fields } }
}
