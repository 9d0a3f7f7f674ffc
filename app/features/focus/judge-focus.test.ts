import assert from 'node:assert/strict'
import { describe, test } from 'node:test'

import { deficitWordsEn, findDeniedWords, type ProblemArea } from '@kith/ipt'

import type { FocusFacts } from './focus-facts.ts'
import { judgeFocus } from './judge-focus.ts'

const facts: FocusFacts = {
  candidates: [],
  associatedEvents: 0,
  aDeathIsKnown: true,
  plannedSessions: 16,
  sessionsHeld: 2,
  diagnosis: 'Major depressive disorder, single episode, moderate',
  diagnosisForPatient: 'depression',
  courseType: 'episodic',
  anchor: null,
  clinicLabel: 'interpersonal sensitivity',
}

function answered(area: ProblemArea, place: 'first' | 'second' | '' = 'first') {
  return {
    [`${area}.closeInTime`]: 'yes',
    [`${area}.charged`]: 'yes',
    [`${area}.accepted`]: 'yes',
    ...(area === 'interpersonal_deficits' ? { [`${area}.nothingElseApplies`]: 'yes' } : {}),
    [`${area}.place`]: place,
  }
}

describe('a focus as it is typed', () => {
  test('IPT-070 what was not asked is not a yes, and the first criterion that lacks is named', () => {
    const { areas, focus } = judgeFocus({ 'grief.closeInTime': 'yes', 'grief.place': 'first' }, facts)
    assert.deepEqual(areas.grief, { ok: false, problem: { kind: 'refused', code: 'focus/not-charged' } })
    assert.deepEqual(focus, { ok: false, code: 'focus/not-charged' })
  })

  test('IPT-071 the fourth area waits for a written reason while an event stands close in time', () => {
    const values = answered('interpersonal_deficits')
    const close = { ...facts, associatedEvents: 1 }
    assert.deepEqual(judgeFocus(values, close).focus, { ok: false, code: 'focus/event-stands-close' })
    const reasoned = { ...values, overrideReason: 'The move touched nobody she knew.' }
    assert.ok(judgeFocus(reasoned, close).focus.ok)
  })

  test('IPT-072 one area, or two in their order with a reason; a third is refused', () => {
    const one = answered('role_dispute')
    assert.ok(judgeFocus(one, facts).focus.ok)
    const two = { ...one, ...answered('role_transition', 'second') }
    assert.deepEqual(judgeFocus(two, facts).focus, { ok: false, code: 'focus/second-needs-reason' })
    const reasoned = judgeFocus({ ...two, secondReason: 'They moved because of it.' }, facts)
    assert.ok(reasoned.focus.ok)
    assert.deepEqual(reasoned.chosen, ['role_dispute', 'role_transition'])
    const three = { ...two, secondReason: 'both', ...answered('grief', 'second') }
    assert.deepEqual(judgeFocus(three, facts).focus, { ok: false, code: 'focus/third-area' })
  })

  test('IPT-072 two areas in the first place are asked for their order', () => {
    const values = { ...answered('role_dispute'), ...answered('grief') }
    assert.deepEqual(judgeFocus(values, facts).focus, { ok: false, code: 'focus/order-missing' })
  })

  test('IPT-073 IPT-080 short courses are advised one area; without any by session 3, consultation', () => {
    const two = {
      ...answered('role_dispute'),
      ...answered('role_transition', 'second'),
      secondReason: 'They moved because of it.',
    }
    const short = judgeFocus(two, { ...facts, plannedSessions: 8 })
    assert.deepEqual(
      short.prompts.map(({ rule }) => rule),
      ['focus/one-area-in-a-short-course'],
    )
    const late = judgeFocus({}, { ...facts, sessionsHeld: 3 })
    assert.deepEqual(
      late.prompts.map(({ rule }) => rule),
      ['focus/consult'],
    )
  })

  test('IPT-076 IPT-078 the text for the patient is composed with the word that was picked, and never the other', () => {
    const values = {
      ...answered('interpersonal_deficits'),
      label: 'social isolation',
      linkPatient: 'You have had hardly anybody to talk to for years',
      goals: 'Ring somebody\n\nHave somebody to eat with',
    }
    const { draft } = judgeFocus(values, facts)
    assert.match(draft?.patient ?? '', /social isolation/)
    assert.match(draft?.patient ?? '', /“Ring somebody”; “Have somebody to eat with”/)
    assert.deepEqual(findDeniedWords(draft?.patient ?? 'deficit', deficitWordsEn), [])
    assert.match(draft?.clinician ?? '', /interpersonal deficits/)
  })

  test('a text for the patient that holds the word is not composed at all', () => {
    const values = { ...answered('grief'), linkPatient: 'your social deficits' }
    assert.equal(judgeFocus(values, facts).draft, null)
  })
})
