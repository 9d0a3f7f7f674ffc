import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  agendaPrompts,
  areaPrompts,
  commonFactorsPrompt,
  completeNote,
  componentGaps,
  dismissPrompt,
  emptyChecklist,
  endingPrompts,
  focusSharePrompt,
  initialComponents,
  lateStart,
  latenessPrompt,
  latenessWordsEn,
  linkWordsEn,
  markBegun,
  markDone,
  mayOfferNegotiation,
  mayOpenMiddlePhase,
  openComponents,
  openComponentsPrompt,
  patientText,
  phasePrompts,
  progressNoteDraft,
  readLinkStatement,
  scalePrompts,
  sessionAgenda,
} from '../index.ts'
import type {
  AgendaHistory,
  AreaWork,
  Day,
  EndingFacts,
  InitialEvidence,
  SelfCheck,
  SessionRecord,
} from '../index.ts'

const mark = { session: 1, by: 's1' }
const noWork: AreaWork = { dispute: null, transition: null }

test('IPT-030 IPT-032 the seven components are done in any order', () => {
  assert.equal(initialComponents.length, 7)
  let checklist = emptyChecklist()
  for (const component of initialComponents.toReversed()) {
    const done = markDone(checklist, component, evidence(), mark)
    assert.ok(done.ok)
    checklist = done.value
  }
  assert.deepEqual(openComponents(checklist), [])
  assert.equal(markBegun(checklist, 'hope', mark).hope.state, 'done')
  assert.equal(markBegun(emptyChecklist(), 'hope', mark).hope.state, 'in-progress')
})

test('IPT-038 the diagnosis is not done before suicidality was assessed and hospital care decided', () => {
  const { diagnosis } = evidence()
  const withOut = (changes: Partial<InitialEvidence['diagnosis']>) =>
    componentGaps('diagnosis', { ...evidence(), diagnosis: { ...diagnosis, ...changes } })
  assert.deepEqual(withOut({ suicidality: 'not-assessed' }), ['initial/suicidality-not-assessed'])
  assert.deepEqual(withOut({ suicidality: 'assessed-elsewhere-today' }), [])
  assert.deepEqual(withOut({ hospitalCareDecided: false }), ['initial/hospital-care-not-decided'])
  const refused = markDone(
    emptyChecklist(),
    'diagnosis',
    { ...evidence(), diagnosis: { ...diagnosis, suicidality: 'not-assessed' } },
    mark,
  )
  assert.deepEqual(refused, {
    ok: false,
    problem: { kind: 'refused', code: 'initial/suicidality-not-assessed' },
  })
})

test('IPT-030 each component has its own conditions', () => {
  const empty: InitialEvidence = {
    diagnosis: {
      recordComplete: false,
      toldToPatient: false,
      suicidality: 'not-assessed',
      hospitalCareDecided: false,
    },
    sickRole: { explained: false, limits: false, duties: false },
    inventory: { gaps: [{ gap: 'domain', domain: 'health', state: 'open' }] },
    timeline: { anchorsDated: false, eventsLaidOver: false },
    problemArea: { formulationAgreed: false },
    hope: { prognosis: false, alternatives: false },
    contract: { agreed: false, gaps: ['payment'] },
  }
  assert.deepEqual(
    initialComponents.map((component) => componentGaps(component, empty).length),
    [4, 3, 1, 2, 1, 2, 2],
  )
  for (const component of initialComponents) assert.deepEqual(componentGaps(component, evidence()), [])
})

test('IPT-031 at the end of an initial session what is open is listed with the initial sessions left', () => {
  const done = markDone(emptyChecklist(), 'diagnosis', evidence(), mark)
  assert.ok(done.ok)
  const prompt = openComponentsPrompt(done.value, { session: 2, initialSessions: 3 })
  assert.equal(prompt?.inputs['initialSessionsLeft'], 1)
  assert.match(prompt?.words ?? '', /^Still open: give the sick role; .* Initial sessions left: 1\.$/)
})

test('IPT-012 the middle phase does not open on a draft, and the missing tasks are named', () => {
  const patient = patientText('x')
  assert.ok(patient.ok)
  const gate = mayOpenMiddlePhase({ state: 'draft', clinician: '', patient: patient.value }, emptyChecklist())
  assert.deepEqual(gate, { open: false, code: 'pathway/focus-not-agreed', missing: initialComponents })
  const [prompt] = phasePrompts(['pathway/agree-the-focus'], { n: 4, checklist: emptyChecklist() })
  assert.match(prompt?.words ?? '', /Not done: diagnose .*; treatment contract\.$/)
  assert.equal(prompt?.inputs['session'], 4)
})

test('IPT-005 IPT-006 two sessions without any common factor give a private reminder', () => {
  const none: SelfCheck = { commonFactors: [], focusShare: null }
  const some: SelfCheck = { commonFactors: ['hope'], focusShare: null }
  assert.equal(commonFactorsPrompt([none]), null)
  assert.equal(commonFactorsPrompt([none, some]), null)
  assert.equal(commonFactorsPrompt([some, none, none])?.source, 'IPT-005, IPT-006')
  assert.match(commonFactorsPrompt([none, none])?.words ?? '', /^For you alone/)
})

test('IPT-109 IPT-110 two sessions with little focus remind of what focus was worth', () => {
  const share = (...shares: SelfCheck['focusShare'][]) =>
    focusSharePrompt(shares.map((focusShare) => ({ commonFactors: null, focusShare })))?.rule
  assert.equal(share('little', 'little'), 'course/little-focus')
  assert.equal(share('little', 'most', 'little'), undefined)
  assert.equal(share('little', null), undefined)
})

test('IPT-097 IPT-098 a late session says what is left and blames the illness', () => {
  const late = lateStart({ scheduled: '09:00', actual: '09:20', minutes: 50, reason: ' bus ' })
  assert.deepEqual(late.ok && late.value, {
    scheduled: '09:00',
    actual: '09:20',
    minutesLate: 20,
    minutesLeft: 30,
    reason: 'bus',
  })
  assert.ok(late.ok)
  const prompt = latenessPrompt(late.value, { left: 9 })
  assert.deepEqual(prompt?.inputs, { minutesLate: 20, minutesLeft: 30, sessionsLeft: 9 })
  assert.match(latenessWordsEn[0], /That is the illness/)
  assert.match(prompt?.words ?? '', /30 minutes are left today, and 9 sessions after this one/)
  const last = latenessPrompt({ ...late.value, minutesLeft: 1 }, { left: 1 })
  assert.match(last?.words ?? '', /^1 minute is left today, and 1 session after this one\./)
  const early = lateStart({ scheduled: '09:00', actual: '08:55', minutes: 50 })
  assert.equal(early.ok && latenessPrompt(early.value, { left: 9 }), null)
  const gone = lateStart({ scheduled: '09:00', actual: '10:30', minutes: 50 })
  assert.equal(gone.ok && gone.value.minutesLeft, 0)
})

test('IPT-097 a time that is none is named', () => {
  const bad = lateStart({ scheduled: '9:00', actual: '24:00', minutes: 0 })
  assert.deepEqual(
    !bad.ok && bad.problem.kind === 'invalid' && bad.problem.fields.map(({ field }) => field),
    ['scheduled', 'actual', 'minutes'],
  )
  assert.equal(lateStart({ scheduled: '23:30', actual: '23:30', minutes: 50 }).ok, false)
})

test('IPT-105 IPT-108 the scale opens the session: offered, safety first, a change of 5 points explored', () => {
  const rules = (...args: Parameters<typeof scalePrompts>) => scalePrompts(...args).map(({ rule }) => rule)
  const done = { state: 'done', total: 12, previous: 12, risk: 'negative' } as const
  assert.deepEqual(rules({ state: 'not-done' }), ['session/offer-the-scale'])
  assert.deepEqual(rules(done), [])
  assert.deepEqual(rules({ ...done, previous: 16 }), [])
  assert.deepEqual(rules({ ...done, previous: 17 }), ['session/explore-the-change'])
  assert.deepEqual(rules({ ...done, previous: 7 }), ['session/explore-the-change'])
  assert.deepEqual(rules({ ...done, previous: 7 }, 6), [])
  assert.deepEqual(rules({ ...done, total: null, risk: 'unanswered' }), ['session/ask-about-safety'])
  assert.deepEqual(rules({ ...done, total: 1, previous: 1, risk: 'positive' }), ['session/ask-about-safety'])
})

test('IPT-117 grief is settled before the end, and late in the middle phase contact comes back', () => {
  const rules = (middleSession: number) =>
    areaPrompts('grief', noWork, { middleSession, middleSessions: 10 }).map(({ rule }) => rule)
  assert.deepEqual(rules(1), ['grief/feelings-are-normal', 'grief/settle-before-the-end'])
  assert.deepEqual(rules(7).length, 2)
  assert.equal(rules(8)[2], 'grief/new-contacts')
})

test('IPT-118 to IPT-122 a dispute is prompted by its stage, and safety comes before all', () => {
  const rules = (dispute: Partial<NonNullable<AreaWork['dispute']>> | null) =>
    areaPrompts(
      'role_dispute',
      {
        transition: null,
        dispute: dispute && {
          stage: 'renegotiation',
          harmFlagged: false,
          safetyConfirmed: false,
          warnedOfWorse: false,
          ...dispute,
        },
      },
      { middleSession: 1, middleSessions: 10 },
    ).map(({ rule }) => rule)
  assert.deepEqual(rules(null), ['dispute/find-the-stage'])
  assert.deepEqual(rules({}), ['dispute/both-sides', 'dispute/communication-first'])
  assert.deepEqual(rules({ stage: 'impasse' }), ['dispute/both-sides', 'dispute/warn-of-worse'])
  assert.deepEqual(rules({ stage: 'impasse', warnedOfWorse: true }), ['dispute/both-sides'])
  assert.deepEqual(rules({ stage: 'dissolution' }), ['dispute/is-it-over'])
  assert.deepEqual(rules({ harmFlagged: true }), ['dispute/safety-first'])
  assert.equal(rules({ harmFlagged: true, safetyConfirmed: true }).includes('dispute/safety-first'), false)
  assert.equal(mayOfferNegotiation({ harmFlagged: true, safetyConfirmed: false }), false)
})

test('IPT-127 by the middle of the middle phase the new role is moved on to', () => {
  const count = (middleSession: number, newRoleIsEmpty = true) =>
    areaPrompts(
      'role_transition',
      { dispute: null, transition: { newRoleIsEmpty } },
      { middleSession, middleSessions: 10 },
    ).length
  assert.deepEqual([count(4), count(5), count(5, false)], [0, 1, 0])
})

test('IPT-129 feelings towards the therapist are prompted in one area alone', () => {
  const place = { middleSession: 5, middleSessions: 10 }
  const has = (area: Parameters<typeof areaPrompts>[0]) =>
    areaPrompts(area, noWork, place).some(({ rule }) => rule === 'isolation/feelings-towards-therapist')
  assert.deepEqual(
    (['grief', 'role_dispute', 'role_transition', 'interpersonal_deficits'] as const).map(has),
    [false, false, false, true],
  )
})

test('IPT-162 IPT-166 IPT-046 the ending is asked about, a rise is a question, the sick role is handed back', () => {
  const rules = (changes: Partial<Parameters<typeof endingPrompts>[0]>) =>
    endingPrompts({
      ...calmEnding(),
      terminationSession: null,
      sessionsHeld: 14,
      plannedSessions: 16,
      ...changes,
    }).map(({ rule }) => rule)
  assert.deepEqual(rules({ endingSpokenOf: false }), [])
  assert.deepEqual(rules({ terminationSession: 1, endingSpokenOf: false }), ['ending/ask-about-it'])
  assert.deepEqual(rules({ terminationSession: 1, scoreRise: 5 }), ['ending/sadness-or-relapse'])
  assert.deepEqual(rules({ terminationSession: 1, scoreRise: 4 }), [])
  assert.deepEqual(rules({ terminationSession: 2, sickRole: 'given' }), ['sick-role/hand-back'])
  assert.deepEqual(rules({ sessionsHeld: 8, sickRole: 'given' }), ['sick-role/review'])
  assert.deepEqual(rules({ sessionsHeld: 7, sickRole: 'given' }), [])
  assert.deepEqual(rules({ sessionsHeld: 9, sickRole: 'given', sickRoleReviewedIn: 8 }), [])
})

test('IPT-105 IPT-013 an agenda has its eight steps, and says session and sessions left at the close', () => {
  const agenda = sessionAgenda(
    { phase: 'middle', middleSession: 8, middleSessions: 10 },
    ['grief', 'role_transition'],
    { k: 11, n: 16, left: 5 },
    history(),
  )
  assert.deepEqual(
    agenda.map(({ step }) => step),
    ['scale', 'safety', 'open', 'review', 'link', 'focus', 'praise', 'close'],
  )
  assert.equal(
    agenda.at(-1)?.words,
    'Sum up, and say again what the patient has chosen. Session 11 of 16, 5 left.',
  )
  assert.deepEqual(
    agenda.at(-1)?.prompts.map(({ rule }) => rule),
    ['grief/settle-before-the-end'],
  )
  assert.deepEqual(
    agendaPrompts(agenda).map(({ rule }) => rule),
    [
      'session/offer-the-scale',
      'grief/feelings-are-normal',
      'grief/new-contacts',
      'transition/move-to-the-new-role',
      'grief/settle-before-the-end',
    ],
  )
})

test('IPT-031 IPT-162 an agenda follows its phase', () => {
  const rules = (phase: Parameters<typeof sessionAgenda>[0], changes: Partial<AgendaHistory> = {}) =>
    agendaPrompts(
      sessionAgenda(phase, ['grief'], { k: 2, n: 16, left: 14 }, { ...history(), ...changes }),
    ).map(({ rule }) => rule)
  assert.deepEqual(rules({ phase: 'initial', initialSessions: 3 }), [
    'session/offer-the-scale',
    'initial/components-open',
  ])
  assert.deepEqual(
    rules(
      { phase: 'termination', terminationSession: 1 },
      { ending: { ...calmEnding(), endingSpokenOf: false } },
    ),
    ['session/offer-the-scale', 'ending/ask-about-it'],
  )
})

test('IPT-222 every prompt names rule, inputs, threshold, source and words, and is set aside with a reason', () => {
  const [prompt] = scalePrompts({ state: 'done', total: 4, previous: 12, risk: 'negative' })
  assert.deepEqual(prompt, {
    rule: 'session/explore-the-change',
    inputs: { total: 4, previous: 12, change: -8 },
    thresholds: { fromPoints: 5 },
    source: 'IPT-108',
    words:
      'The score has fallen by 8 points since the last session. Which change between people came with it, and which followed from it?',
  })
  const dismissal = { reason: ' ', by: 's1', on: '2026-11-23' as Day }
  assert.equal(dismissPrompt(prompt, dismissal).ok, false)
  assert.equal(dismissPrompt(prompt, { ...dismissal, reason: 'Spoken of by telephone' }).ok, true)
})

test('MEAS-013 a risk item that was left out is asked about before anything else, and a zero says nothing', () => {
  const rules = (risk: 'positive' | 'unanswered' | 'negative' | null) =>
    scalePrompts({ state: 'done', total: 3, previous: 3, risk })
  assert.deepEqual(
    rules('unanswered').map(({ rule, inputs }) => [rule, inputs]),
    [['session/ask-about-safety', { risk: 'unanswered' }]],
  )
  assert.match(rules('unanswered')[0]?.words ?? '', /has no answer\. Ask about it before anything else/)
  assert.match(rules('positive')[0]?.words ?? '', /above zero\. Ask about safety before anything else/)
  assert.deepEqual([rules('negative'), rules(null)], [[], []])
  const untold = scalePrompts({ state: 'done', total: null, previous: null, risk: 'unanswered' })
  assert.equal(untold.length, 1)
})

test('IPT-106 a complete note has a link statement, or says that no link was found', () => {
  const draft = progressNoteDraft(record())
  assert.deepEqual(draft.missing, ['link'])
  assert.deepEqual(completeNote(draft), {
    ok: false,
    problem: { kind: 'refused', code: 'note/link-missing' },
  })
  assert.equal(completeNote(progressNoteDraft({ ...record(), link: { kind: 'no-link-this-week' } })).ok, true)
  const link = readLinkStatement({ kind: 'event-to-mood', event: 'Argued with her son.', mood: 'worse' })
  assert.ok(link.ok)
  assert.equal(linkWordsEn(link.value), 'Argued with her son; mood was worse after it.')
  const bad = readLinkStatement({ kind: 'mood-to-event', event: ' ', mood: 'bad' })
  assert.deepEqual(!bad.ok && bad.problem.fields.map(({ field }) => field), ['event', 'mood'])
  assert.equal(readLinkStatement({ kind: 'both' }).ok, false)
})

test('SAFE-012 a note waits until it says how a priority alert was handled', () => {
  const link = { kind: 'no-link-this-week' } as const
  const open = progressNoteDraft({ ...record(), link, priorityAlert: { handled: ' ' } })
  assert.deepEqual(completeNote(open), {
    ok: false,
    problem: { kind: 'refused', code: 'note/alert-not-handled' },
  })
  const handled = progressNoteDraft({ ...record(), link, priorityAlert: { handled: 'Assessed today' } })
  assert.equal(completeNote(handled).ok, true)
})

test('IPT-111 IPT-114 what is shared is score, link, choices and sessions left; private notes are in neither text', () => {
  const draft = progressNoteDraft({
    ...record(),
    link: {
      kind: 'mood-to-event',
      event: 'stayed in bed and let the call pass',
      mood: 'worse',
      words: 'I could not',
    },
  })
  assert.equal(
    draft.text,
    [
      'Session 5 of 16, 11 left. 50 minutes, by video.',
      'Focus: role dispute.',
      'PHQ-9 12, was 15.',
      'Link: Mood was worse; after it: stayed in bed and let the call pass. \u201cI could not\u201d',
      'Communication analysis of the call.',
      'Hard: calling back. The illness got in the way: no energy.',
      'Chosen by the patient: write first.',
    ].join('\n'),
  )
  assert.ok(draft.shareable.ok)
  assert.equal(
    draft.shareable.value,
    [
      'PHQ-9 12, was 15.',
      'Link: Mood was worse; after it: stayed in bed and let the call pass. \u201cI could not\u201d',
      'Chosen by the patient: write first.',
      'Sessions left: 11.',
    ].join('\n'),
  )
  assert.doesNotMatch(`${draft.text}${draft.shareable.value}`, /secret/)
  const spoken = progressNoteDraft({ ...record(), chosen: ['read about deficits'] })
  assert.equal(spoken.shareable.ok, false)
})

function calmEnding(): EndingFacts {
  return { endingSpokenOf: true, scoreRise: null, sickRole: 'not-given', sickRoleReviewedIn: null }
}

function history(): AgendaHistory {
  return {
    scale: { state: 'not-done' },
    checklist: emptyChecklist(),
    selfChecks: [],
    work: { dispute: null, transition: { newRoleIsEmpty: true } },
    ending: calmEnding(),
    others: [],
  }
}

function record(): SessionRecord {
  return {
    count: { k: 5, n: 16, left: 11 },
    areas: ['role_dispute'],
    format: 'video',
    minutes: 50,
    score: 'PHQ-9 12, was 15',
    safety: '',
    sinceLast: '',
    link: null,
    work: ['Communication analysis of the call'],
    focusShare: null,
    wentWell: '',
    hard: { what: 'calling back', symptom: 'no energy' },
    chosen: ['write first'],
    privateNote: 'secret',
    priorityAlert: 'none',
  }
}

function evidence(): InitialEvidence {
  return {
    diagnosis: {
      recordComplete: true,
      toldToPatient: true,
      suicidality: 'assessed-today',
      hospitalCareDecided: true,
    },
    sickRole: { explained: true, limits: true, duties: true },
    inventory: { gaps: [] },
    timeline: { anchorsDated: true, eventsLaidOver: true },
    problemArea: { formulationAgreed: true },
    hope: { prognosis: true, alternatives: true },
    contract: { agreed: true, gaps: [] },
  }
}
