import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  agreeFormulation,
  blamingWordsEn,
  composeFormulation,
  deficitWordsEn,
  findDeniedWords,
  formulationForPatient,
  mayBeFocus,
  patientText,
  readApproximateDate,
  selectFocus,
} from '../index.ts'
import type { Day, Focus, FormulationChart } from '../index.ts'

test('IPT-076 the draft reviews the diagnosis, links the area to the onset, and names focus, goals and sessions', () => {
  const draft = composeFormulation(chart())
  assert.ok(draft.ok)
  assert.equal(
    draft.value.clinician,
    'Diagnosis: F32.1 single episode, moderate. Onset about March 2021. Focus: interpersonal deficits. ' +
      'Link: no event; withdrew from the few people she knew. ' +
      'Goals in the patient\u2019s words: \u201chave someone to call\u201d. 16 sessions planned.',
  )
  assert.deepEqual(draft.value.missing, [])
})

test('IPT-078 IPT-079 the patient reads plain words and the chosen word for the area', () => {
  const draft = composeFormulation(chart())
  assert.ok(draft.ok)
  assert.equal(
    draft.value.patient,
    'You have depression, an illness that can be treated. It is not your fault. It began about March 2021. ' +
      'What was happening around then: you saw fewer and fewer people. ' +
      'We call this social isolation, and that is what we will work on together. ' +
      'What you want: \u201chave someone to call\u201d. We have planned 16 sessions. ' +
      'When things in your relationships get better, mood tends to follow, and the other way round.',
  )
  assert.deepEqual(findDeniedWords(draft.value.patient, deficitWordsEn), [])
  assert.deepEqual(findDeniedWords(draft.value.patient, blamingWordsEn), [])
})

test('IPT-078 without a chosen word, or with the denied word in it, there is no draft', () => {
  assert.deepEqual(composeFormulation({ ...chart(), isolationWord: null }), refused('focus/label-missing'))
  const goals = ['work on my Deficits']
  assert.deepEqual(composeFormulation({ ...chart(), goals }), refused('focus/denied-word'))
})

test('IPT-076 what the chart does not hold is named and left out', () => {
  const draft = composeFormulation({
    ...chart(),
    diagnosisForPatient: '',
    anchor: null,
    focus: null,
    goals: [' '],
    link: { forClinician: '', forPatient: '' },
  })
  assert.ok(draft.ok)
  assert.deepEqual(draft.value.missing, [
    'diagnosis-for-patient',
    'anchor',
    'focus',
    'link',
    'link-for-patient',
    'goals',
  ])
  assert.equal(draft.value.clinician, 'Diagnosis: F32.1 single episode, moderate. 16 sessions planned.')
})

test('IPT-077 agreement has a date, a session, a manner and exact words', () => {
  const draft = composeFormulation(chart())
  const patient = patientText('x')
  assert.ok(draft.ok && patient.ok)
  const agreement = {
    on: '2026-12-07' as Day,
    session: 3,
    how: 'spoken' as const,
    focusText: ' Fewer evenings alone ',
  }
  const agreed = agreeFormulation(draft.value, isolation(), agreement)
  assert.ok(agreed.ok)
  assert.equal(agreed.value.agreement.focusText, 'Fewer evenings alone')
  const bad = agreeFormulation(draft.value, isolation(), { ...agreement, session: 0, focusText: ' ' })
  assert.deepEqual(
    !bad.ok && bad.problem.kind === 'invalid' && bad.problem.fields.map(({ field }) => field),
    ['focusText', 'session'],
  )
  assert.deepEqual(
    agreeFormulation(draft.value, isolation(), { ...agreement, focusText: 'My deficits' }),
    refused('focus/denied-word'),
  )
})

test('IPT-079 the patient sees the formulation after agreement, and nothing of a draft', () => {
  const draft = composeFormulation(chart())
  assert.ok(draft.ok)
  const { clinician, patient } = draft.value
  assert.equal(formulationForPatient({ state: 'draft', clinician, patient }), null)
  const agreed = agreeFormulation(draft.value, isolation(), {
    on: '2026-12-07' as Day,
    session: 3,
    how: 'signed',
    focusText: 'Fewer evenings alone',
  })
  assert.ok(agreed.ok)
  const seen = formulationForPatient(agreed.value)
  assert.doesNotMatch(JSON.stringify(seen), /deficit|F32/i)
  assert.equal(seen?.focusText, 'Fewer evenings alone')
})

function chart(): FormulationChart {
  const anchor = readApproximateDate('2021-03~')
  assert.ok(anchor.ok)
  return {
    diagnosis: 'F32.1 single episode, moderate',
    diagnosisForPatient: 'depression',
    courseType: 'episodic',
    anchor: anchor.value,
    focus: isolation(),
    isolationWord: 'social isolation',
    link: {
      forClinician: 'no event; withdrew from the few people she knew.',
      forPatient: 'you saw fewer and fewer people',
    },
    goals: ['have someone to call'],
    plannedSessions: 16,
  }
}

function isolation(): Focus {
  const yes = { answer: 'yes', evidence: '' } as const
  const area = mayBeFocus(
    {
      area: 'interpersonal_deficits',
      closeInTime: yes,
      charged: yes,
      accepted: yes,
      nothingElseApplies: yes,
    },
    { associatedEvents: 0, aDeathIsKnown: false },
  )
  assert.ok(area.ok)
  const focus = selectFocus([area.value])
  assert.ok(focus.ok)
  return focus.value
}

function refused(code: string) {
  return { ok: false, problem: { kind: 'refused', code } }
}
