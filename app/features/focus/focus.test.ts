import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import type { Instant, ProblemArea } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { makeClinic } from '../../testing/test-clinic.server.ts'
import { endCourse, readCourseHeader } from '#features/courses/index.server.ts'
import { readSheet, saveSheet } from '#features/sheets/index.server.ts'
import { changeInventory } from '#features/inventory/index.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import { agreeFocus } from './agree-focus.server.ts'
import { answerFocusForm } from './answer-focus-form.server.ts'
import { filledSheet } from './focus.fixture.ts'
import { formulationsOf } from './formulations-store.server.ts'
import { problemAreaEvidence } from './problem-area-evidence.server.ts'
import { readFocusPage } from './read-focus-page.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let clinic: Awaited<ReturnType<typeof makeClinic>>
let clinician: Awaited<ReturnType<typeof clinic.addStaff>>
let course: CourseId

const spoken = { agreedOn: '2026-11-20', session: '1', how: 'spoken' }

describe('the focus of a course', () => {
  beforeEach(async () => {
    clinic = await makeClinic(database.db)
    clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
    course = await clinic.addCourse(clinician.actor.staffId, await clinic.addPatient(clinician.actor.staffId))
  })

  test('IPT-012 IPT-077 with the agreement of the patient the middle phase opens, and what was agreed is kept in exact words', async () => {
    await write(filledSheet('role_dispute'))
    assert.deepEqual(await evidence(), { formulationAgreed: false })
    assert.deepEqual(await agree(spoken), { ok: true, value: null })
    const header = await read()
    assert.equal(header?.course.phase, 'middle')
    assert.deepEqual(header?.focus, {
      area: 'role_dispute',
      second: null,
      agreedOn: '2026-11-20',
      patientLabel: 'role dispute',
    })
    const [kept] = await agreements()
    assert.deepEqual(
      [kept?.focusText, kept?.how, kept?.session, kept?.recordedBy],
      ['Talking with my husband about work again', 'spoken', 1, 'Dr Ash'],
    )
    assert.deepEqual(await evidence(), { formulationAgreed: true })
  })

  test('IPT-077 without the criteria there is no agreement, and the course stays where it is', async () => {
    await write({ ...filledSheet('role_dispute'), 'role_dispute.accepted': 'no' })
    assert.deepEqual(await agree(spoken), {
      ok: false,
      problem: { kind: 'refused', code: 'focus/not-accepted' },
    })
    assert.equal((await read())?.course.phase, 'initial')
  })

  test('IPT-077 what an agreement lacks is said beside each field, and nothing is stored by half', async () => {
    await write({ ...filledSheet('role_dispute'), textPatient: '', focusText: '' })
    assert.deepEqual(await agree({ agreedOn: '2027-01-01', session: '3', how: 'nodded' }), {
      ok: false,
      problem: {
        kind: 'invalid',
        fields: {
          agreedOn: 'day/in-future',
          session: 'formulation/session-not-held',
          textPatient: 'formulation/text-missing',
          focusText: 'formulation/focus-text-missing',
          how: 'formulation/manner-unknown',
        },
      },
    })
    assert.deepEqual(await agreements(), [])
  })

  test('IPT-078 no text with the word reaches an agreement', async () => {
    for (const field of ['textPatient', 'focusText']) {
      await write({ ...filledSheet('role_dispute'), [field]: 'your interpersonal deficits' })
      const answer = await agree(spoken)
      assert.ok(!answer.ok && answer.problem.kind === 'invalid')
      assert.deepEqual(answer.problem.fields, { [field]: 'focus/denied-word' })
      await write({ ...filledSheet('role_dispute') })
    }
  })

  test('IPT-078 the fourth area is kept with the word that the patient hears', async () => {
    await write({ ...filledSheet('interpersonal_deficits'), label: 'social isolation' })
    assert.ok((await agree(spoken)).ok)
    assert.equal((await read())?.focus?.patientLabel, 'social isolation')
    assert.equal((await agreements())[0]?.label, 'social isolation')
  })

  test('IPT-071 an empty chart speaks for no area: that nothing was entered is no sign of isolation', async () => {
    const candidates = async () => {
      const page = await readFocusPage(clinician, course)
      assert.ok(page.ok)
      return page.value.facts.candidates.map(({ area }) => area)
    }
    assert.deepEqual(await candidates(), [])
    const fields = { name: 'Tom', relation: 'brother' } as const
    assert.ok((await changeInventory(clinician, course, { kind: 'add', id: newId(), fields })).ok)
    assert.deepEqual(await candidates(), ['interpersonal_deficits'])
  })

  test('IPT-075 grief needs a death in the chart: somebody named in the inventory as died is enough', async () => {
    await write(filledSheet('grief'))
    assert.deepEqual(await agree(spoken), {
      ok: false,
      problem: { kind: 'refused', code: 'focus/grief-needs-a-death' },
    })
    const fields = { name: 'Tom', relation: 'brother', life: 'deceased' } as const
    assert.ok((await changeInventory(clinician, course, { kind: 'add', id: newId(), fields })).ok)
    const page = await readFocusPage(clinician, course)
    assert.ok(page.ok)
    assert.deepEqual(
      page.value.facts.candidates.map(({ area }) => area),
      ['grief'],
    )
    assert.ok((await agree(spoken)).ok)
  })

  test('IPT-074 IPT-119 IPT-132 a dispute that ends becomes a transition by a recorded change of focus; the first stays', async () => {
    await write(filledSheet('role_dispute'))
    assert.ok((await agree(spoken)).ok)
    await write({ ...filledSheet('role_transition'), 'role_dispute.place': '' })
    const unasked = await agree({ ...spoken, changeReason: 'They separated.' }, 2)
    assert.deepEqual(unasked, {
      ok: false,
      problem: { kind: 'invalid', fields: { attemptsAsked: 'focus/dissolution-not-examined' } },
    })
    const unreasoned = await agree({ ...spoken, attemptsAsked: 'yes' }, 2)
    assert.ok(!unreasoned.ok && unreasoned.problem.kind === 'invalid')
    const changed = await agree({ ...spoken, attemptsAsked: 'yes', changeReason: 'They separated.' }, 2)
    assert.ok(changed.ok)
    const kept = await agreements()
    assert.deepEqual(
      kept.map(({ area, changeReason }) => [area, changeReason]),
      [
        ['role_dispute', null],
        ['role_transition', 'They separated.'],
      ],
    )
    assert.equal((await read())?.focus?.area, 'role_transition')
  })

  test('IPT-132 a second change waits for a consultation', async () => {
    const change = async (area: ProblemArea, version: number, more: Record<string, string>) => {
      await write({
        'role_dispute.place': '',
        'role_transition.place': '',
        'interpersonal_deficits.place': '',
      })
      await write(filledSheet(area))
      return agree({ ...spoken, ...more }, version)
    }
    assert.ok((await change('role_transition', 1, {})).ok)
    assert.ok((await change('role_dispute', 2, { changeReason: 'It became clear.' })).ok)
    assert.deepEqual(await change('role_transition', 3, { changeReason: 'Again.', attemptsAsked: 'yes' }), {
      ok: false,
      problem: { kind: 'invalid', fields: { consultation: 'focus/consultation-needed' } },
    })
    const consulted = { changeReason: 'Again.', attemptsAsked: 'yes', consultation: 'With Prof Oak.' }
    assert.ok((await change('role_transition', 3, consulted)).ok)
  })

  test('IPT-076 the texts are composed from the chart and can be edited; what stood there comes back', async () => {
    await write({ ...filledSheet('role_dispute'), textPatient: 'my own words' })
    assert.ok((await answerFocusForm(clinician, course, { intent: 'compose' })).ok)
    const composed = await sheet()
    assert.match(composed['textPatient'] ?? '', /We call this role dispute/)
    assert.match(composed['textClinician'] ?? '', /Focus: role dispute/)
    assert.ok((await answerFocusForm(clinician, course, { intent: 'bring-back' })).ok)
    assert.equal((await sheet())['textPatient'], 'my own words')
  })

  test('SEC-062 SEC-063 an agreement that is sent twice is stored once; on a changed course it is a conflict', async () => {
    await write(filledSheet('role_dispute'))
    const edit = { key: newId(), version: 1 }
    assert.ok((await agreeFocus(clinician, course, spoken, edit)).ok)
    assert.ok((await agreeFocus(clinician, course, spoken, edit)).ok)
    assert.equal((await agreements()).length, 1)
    assert.deepEqual(await agree({ ...spoken, changeReason: 'x' }, 1), {
      ok: false,
      problem: { kind: 'conflict', code: 'course/changed-meanwhile' },
    })
  })

  test('who stands in fills in the sheet, and leaves the agreement to the one who treats', async () => {
    const stranger = await clinic.addStaff(['clinician'], 'Dr Elm')
    const answer = await agreeFocus(stranger, course, spoken, { key: newId(), version: 1 })
    assert.deepEqual(answer, { ok: false, problem: { kind: 'absent' } })
  })

  test('after the end of a course nothing is agreed any more', async () => {
    await write(filledSheet('role_dispute'))
    const ending = { ending: 'ended-early', endedOn: '2026-11-23' }
    assert.ok((await endCourse(clinician, course, ending, { key: newId(), version: 1 })).ok)
    assert.deepEqual(await agree(spoken, 2), {
      ok: false,
      problem: { kind: 'refused', code: 'course/ended' },
    })
  })
})

async function write(values: Record<string, string>): Promise<void> {
  const stored = await sheet()
  const changes = Object.entries(values).map(([name, to]) => ({ name, to, known: [stored[name] ?? ''] }))
  const saved = await saveSheet(clinician, course, 'formulation', changes)
  assert.ok(saved.ok && saved.value.conflicts.length === 0)
}

async function sheet() {
  return (await clinic.inside((tx) => readSheet(tx, course, 'formulation'))).values
}

// Each a minute after the one before, so that they have an order.
let minutes = 0
function agree(typed: Record<string, string>, version = 1) {
  minutes += 1
  const at = new Date(Date.parse(clinician.at) + minutes * 60_000).toISOString() as Instant
  return agreeFocus({ ...clinician, at }, course, typed, { key: newId(), version })
}

const read = () => clinic.inside((tx) => readCourseHeader(tx, course))
const agreements = () => clinic.inside((tx) => formulationsOf(tx, course))
const evidence = async () => (await clinic.inside((tx) => problemAreaEvidence(tx, course))).evidence
