import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  activities,
  communicationAnalysis,
  conjointSession,
  currentStage,
  daysToRemind,
  decisionAnalysis,
  disputeMap,
  findDeniedWords,
  griefReconstruction,
  homeworkWordsEn,
  hope,
  hopeNumbers,
  ideasForPatient,
  ideasWordsEn,
  interpersonalPatterns,
  isNewRoleEmpty,
  mayFeelWorseFrom,
  mayHaveVisitor,
  memoryWork,
  moveLine,
  optionsToShow,
  psychoeducation,
  readAgain,
  readLibrary,
  relationshipReview,
  rolePlay,
  roleTransition,
  sharedMemories,
  sickRole,
  sickRoleForPatient,
  symptomWordsEn,
  blamingWordsEn,
  toolsForStage,
  visitorWish,
} from '../index.ts'
import type {
  ActivitiesRecord,
  ConjointRecord,
  DecisionRecord,
  EvidenceRow,
  RecordFields,
  RecordOf,
  SickRoleRecord,
  Technique,
  TechniqueContext,
} from '../index.ts'

const context: TechniqueContext = {
  areas: [],
  phase: 'middle',
  middle: { middleSession: 2, middleSessions: 10 },
  minutesLeft: null,
  harmFlagged: false,
  safetyConfirmed: false,
  visitorSessionsHeld: 0,
}

const rulesOf = <F extends RecordFields>(
  technique: Technique<string, F>,
  raw: unknown,
  facts: Partial<TechniqueContext> = {},
) => technique.prompts(recordOf(technique, raw), { ...context, ...facts }).map(({ rule }) => rule)

test('IPT-115 grief reconstruction: each of eight items is explored or not yet, and all make it whole', () => {
  const topics = ['leadingUp', 'theDeath', 'whatFollowed', 'ownPart', 'rituals', 'relationship']
  const some = recordOf(griefReconstruction, { person: 'p1', topics: explored(topics) })
  assert.deepEqual(
    griefReconstruction.completeness(some).missing.map(({ field }) => field),
    ['topics.feelingsNotAllowed', 'topics.changesSince'],
  )
  const all = explored([...topics, 'feelingsNotAllowed', 'changesSince'])
  assert.equal(
    griefReconstruction.completeness(recordOf(griefReconstruction, { person: 'p1', topics: all })).complete,
    true,
  )
  assert.equal(
    problemOf(griefReconstruction, { topics: { rituals: { explored: false, note: 'a wake' } } }),
    'technique/choice-missing',
  )
})

test('IPT-117 feelings are normal at any time; the cue to settle comes ten minutes before the end', () => {
  const cues = (minutesLeft: number | null) => rulesOf(griefReconstruction, {}, { minutesLeft })
  assert.deepEqual(cues(null), ['grief/feelings-are-normal'])
  assert.deepEqual(cues(11), ['grief/feelings-are-normal'])
  assert.deepEqual(cues(10), ['grief/feelings-are-normal', 'grief/settle-before-the-end'])
  const late = rulesOf(griefReconstruction, {}, { middle: { middleSession: 8, middleSessions: 10 } })
  assert.ok(late.includes('grief/new-contacts'))
})

test('IPT-115 a relationship is reviewed with its good and its bad sides', () => {
  assert.ok(rulesOf(relationshipReview, { good: ['he sang'] }).includes('grief/one-side-of-the-relationship'))
  assert.ok(
    !rulesOf(relationshipReview, { good: ['he sang'], difficult: ['he drank'] }).includes(
      'grief/one-side-of-the-relationship',
    ),
  )
})

test('IPT-116 IPT-133 memory work is private item by item, and a day is recalled only if the patient asked', () => {
  const record = recordOf(memoryWork, {
    ideas: [
      { kind: 'letter', answer: 'chosen', shared: true },
      { kind: 'photographs', answer: 'chosen' },
    ],
    reminders: [{ remindOn: '2027-03-04' }, { askedOn: '2026-11-23', remindOn: '2027-05-01' }],
  })
  assert.deepEqual(
    sharedMemories(record).map(({ kind }) => kind),
    ['letter'],
  )
  assert.deepEqual(daysToRemind(record), ['2027-05-01'])
  assert.deepEqual(rulesOf(memoryWork, {})[0], 'grief/offer-memory-work')
})

test('IPT-118 stages of a dispute are dated and in their order; the last is where it stands', () => {
  const stage = (on: string, name: string) => ({ on, stage: { case: name } })
  const record = recordOf(disputeMap, {
    stages: [stage('2026-10-01', 'renegotiation'), stage('2026-11-02', 'impasse')],
  })
  assert.equal(currentStage(record)?.case, 'impasse')
  assert.equal(
    problemOf(disputeMap, { stages: [stage('2026-11-02', 'impasse'), stage('2026-10-01', 'renegotiation')] }),
    'dispute/stages-out-of-order',
  )
  assert.equal(problemOf(disputeMap, { stages: [{ stage: { case: 'impasse' } }] }), 'dispute/day-missing')
})

test('IPT-118 IPT-119 IPT-120 what a stage asks for: give on both sides, a warning, the attempts made', () => {
  const at = (stage: object) => ({ stages: [{ on: '2026-11-02', stage }] })
  assert.deepEqual(rulesOf(disputeMap, at({ case: 'renegotiation' })), [
    'dispute/both-sides',
    'dispute/communication-first',
  ])
  assert.deepEqual(
    rulesOf(disputeMap, { ...at({ case: 'renegotiation' }), patientCouldGive: 'a', otherCouldGive: 'b' }),
    ['dispute/communication-first'],
  )
  assert.deepEqual(rulesOf(disputeMap, at({ case: 'impasse' })), [
    'dispute/both-sides',
    'dispute/warn-of-worse',
  ])
  assert.deepEqual(rulesOf(disputeMap, at({ case: 'impasse', warnedOn: '2026-11-02' })), [
    'dispute/both-sides',
  ])
  assert.deepEqual(rulesOf(disputeMap, at({ case: 'dissolution' })), ['dispute/is-it-over'])
  const over = disputeMap.completeness(recordOf(disputeMap, at({ case: 'dissolution' })))
  assert.ok(
    over.missing.some(({ field, requirement }) => field === 'stages.attempts' && requirement === 'IPT-119'),
  )
  assert.deepEqual(mayFeelWorseFrom(recordOf(disputeMap, at({ case: 'impasse', warnedOn: '2026-11-09' }))), [
    '2026-11-09',
  ])
})

test('IPT-122 with violence flagged a dispute asks for safety and offers no tool, whatever its stage', () => {
  const harm = { harmFlagged: true }
  for (const stages of [[], [{ on: '2026-11-02', stage: { case: 'renegotiation' } }]]) {
    assert.deepEqual(rulesOf(disputeMap, { stages }, harm), ['dispute/safety-first'])
  }
  const [prompt] = disputeMap.prompts(recordOf(disputeMap, {}), { ...context, ...harm })
  assert.equal(prompt?.inputs['stage'], null)
  assert.deepEqual(toolsForStage('renegotiation', { harmFlagged: true, safetyConfirmed: false }), [])
  assert.deepEqual(toolsForStage('renegotiation', { harmFlagged: true, safetyConfirmed: true }), [
    'communication-analysis',
    'role-play',
  ])
  assert.deepEqual(toolsForStage('dissolution', context), [])
})

test('IPT-125 part one of a transition is explored only with an entry in both columns', () => {
  assert.equal(
    problemOf(roleTransition, { old: { good: ['colleagues'], explored: true } }),
    'transition/both-columns-needed',
  )
  const both = recordOf(roleTransition, { old: { good: ['colleagues'], bad: ['nights'], explored: true } })
  assert.equal(both.old.explored, true)
  assert.deepEqual(rulesOf(roleTransition, { old: { good: ['colleagues'] } }), ['transition/one-column'])
})

test('IPT-126 part two holds what is good, bad and possible in the new role, its skills, supports and steps', () => {
  const parts = ['good', 'bad', 'opportunities', 'skills', 'supports', 'steps']
  const gaps = (raw: object) =>
    roleTransition
      .completeness(recordOf(roleTransition, { new: raw }))
      .missing.filter(({ requirement }) => requirement === 'IPT-126')
      .map(({ field }) => field)
  assert.deepEqual(
    gaps({}),
    parts.map((part) => `new.${part}`),
  )
  const whole = Object.fromEntries(parts.map((part) => [part, [`her ${part}`]]))
  assert.deepEqual(gaps(whole), [])
  assert.equal(
    roleTransition.summary(recordOf(roleTransition, { oldRole: 'nurse', newRole: 'mother', new: whole })),
    'Role transition: from nurse to mother; possible now: her opportunities; tried: her steps.',
  )
  assert.equal(problemOf(roleTransition, { new: { good: [' '] } }), 'technique/text-missing')
})

test('IPT-128 IPT-130 past relationships have two sides; patterns, the therapist as an example, contacts tried and ways to people', () => {
  const whole = {
    relationships: [{ person: 'p1', positive: ['patient'], negative: ['left early'] }],
    patterns: ['waits to be asked'],
    here: 'apologises to the therapist',
    parallels: ['with her chief'],
    tried: [{ what: 'wrote to a cousin', how: 'she answered' }],
    opportunities: [
      { kind: 'online', what: 'a forum' },
      { kind: 'shops-and-cafes' },
      { kind: 'classes' },
      { kind: 'groups' },
      { kind: 'other' },
    ],
  }
  const gaps = (raw: object) =>
    interpersonalPatterns
      .completeness(recordOf(interpersonalPatterns, raw))
      .missing.map(({ field, requirement }) => `${field} ${requirement}`)
  assert.deepEqual(gaps(whole), [])
  assert.deepEqual(gaps({}), [
    'relationships IPT-128',
    'relationships.positive IPT-128',
    'relationships.negative IPT-128',
    'patterns IPT-128',
    'here IPT-128',
    'parallels IPT-128',
    'tried IPT-128',
    'opportunities IPT-130',
  ])
  assert.deepEqual(gaps({ ...whole, relationships: [{ positive: ['patient'] }] }), [
    'relationships.negative IPT-128',
  ])
  assert.equal(
    problemOf(interpersonalPatterns, { opportunities: [{ what: 'x' }] }),
    'technique/choice-missing',
  )
  assert.match(
    interpersonalPatterns.summary(recordOf(interpersonalPatterns, whole)),
    /patterns: waits to be asked; contact tried: wrote to a cousin; ways to people: online contact, shops and cafes, classes, organised groups, something else\./,
  )
})

test('IPT-136 what was taught is kept with item, version, day and the patient’s questions', () => {
  const discussed = {
    item: 'energy',
    version: '2',
    topic: 'symptoms',
    on: '2026-11-23',
    questions: ['Will it come back?'],
  }
  const record = recordOf(psychoeducation, { discussed: [discussed] })
  assert.deepEqual(record.discussed, [discussed])
  assert.equal(psychoeducation.completeness(record).complete, true)
  const open = recordOf(psychoeducation, { discussed: [{ topic: 'course' }] })
  assert.deepEqual(
    psychoeducation.completeness(open).missing.map(({ field, requirement }) => `${field} ${requirement}`),
    ['discussed.item IPT-136', 'discussed.version IPT-135', 'discussed.on IPT-136'],
  )
  assert.equal(
    psychoeducation.summary(record),
    'Psychoeducation: symptoms of depression; questions were answered.',
  )
})

test('IPT-124 the date of a transition is kept as it was said', () => {
  assert.equal(recordOf(roleTransition, { since: '2019-21' }).since.state, 'understood')
  assert.deepEqual(recordOf(roleTransition, { since: 'after the move' }).since, {
    state: 'not-understood',
    said: 'after the move',
    code: 'event/date-unreadable',
  })
})

test('IPT-127 half of the middle phase without a word on the new role suggests moving on', () => {
  const at = (middleSession: number, raw: object) =>
    rulesOf(roleTransition, raw, { middle: { middleSession, middleSessions: 10 } })
  assert.deepEqual(at(4, {}), [])
  assert.deepEqual(at(5, {}), ['transition/move-to-the-new-role'])
  assert.deepEqual(at(5, { new: { skills: ['saying no'] } }), [])
  assert.equal(isNewRoleEmpty(recordOf(roleTransition, {})), true)
})

test('IPT-129 feelings towards the therapist are prompted for in the fourth area alone', () => {
  assert.deepEqual(rulesOf(interpersonalPatterns, {}, { areas: ['grief'] }), [])
  assert.deepEqual(rulesOf(interpersonalPatterns, {}, { areas: ['interpersonal_deficits'] }), [
    'isolation/feelings-towards-therapist',
  ])
})

test('IPT-135 IPT-138 what was discussed can be read again, in the version that was discussed', () => {
  const item = {
    id: 'energy',
    version: '1',
    topic: 'symptoms',
    language: 'en',
    text: 'Energy …',
    source: 'clinic',
    reviewedOn: '2026-10-01',
  }
  const library = readLibrary([item, { ...item, version: '2' }])
  assert.ok(library.ok)
  const record = recordOf(psychoeducation, {
    discussed: [{ item: 'energy', version: '1', topic: 'symptoms', on: '2026-11-23' }],
  })
  assert.deepEqual(
    readAgain([record], library.value, 'en').map(({ version }) => version),
    ['1'],
  )
  assert.deepEqual(readAgain([], library.value, 'en'), [])
  const bad = readLibrary([
    { ...item, id: 'other', source: ' ', topic: 'weather', reviewedOn: 'soon' },
    item,
    item,
    3,
  ])
  assert.deepEqual(bad.ok ? [] : bad.problem.fields.map(({ field, code }) => `${field} ${code}`), [
    '0.source education/text-missing',
    '0.topic education/topic-unknown',
    '0.reviewedOn day/unreadable',
    '2.version education/same-version-twice',
    '3 education/not-an-item',
  ])
})

test('IPT-137 where a plan was hard the words name the symptom, and blame nobody', () => {
  const raw = { hard: [{ what: 'the letter', symptom: 'no-energy' }, { symptom: 'no-energy' }, {}] }
  const prompts = psychoeducation.prompts(recordOf(psychoeducation, raw), context)
  assert.deepEqual(
    prompts.map(({ inputs }) => inputs),
    [{ symptom: 'no-energy' }],
  )
  for (const words of Object.values(symptomWordsEn))
    assert.deepEqual(findDeniedWords(words, blamingWordsEn), [])
})

test('IPT-140 a script is whole with a line of each side; lines can be moved and keep their alternatives', () => {
  const lines = [
    { id: 'a', speaker: 'patient', words: 'You are late.' },
    { id: 'b', speaker: 'patient', words: 'Again.' },
  ]
  const record = recordOf(communicationAnalysis, {
    lines,
    alternatives: [{ line: 'a', words: 'Could you call me?' }],
  })
  const gaps = communicationAnalysis.completeness(record).missing.map(({ field }) => field)
  assert.ok(gaps.includes('lines.other') && !gaps.includes('lines.patient') && !gaps.includes('alternatives'))
  const moved = moveLine(record, 0, 1)
  assert.deepEqual(
    moved.lines.map(({ id }) => id),
    ['b', 'a'],
  )
  assert.equal(communicationAnalysis.read(moved).ok, true)
  assert.equal(moveLine(record, 0, 5), record)
  assert.equal(
    problemOf(communicationAnalysis, { lines, alternatives: [{ line: 'z', words: 'x' }] }),
    'communication/no-such-line',
  )
  assert.equal(
    problemOf(communicationAnalysis, { lines: [lines[0], lines[0]] }),
    'communication/same-line-twice',
  )
})

test('IPT-141 IPT-142 begin with what went well; a complaint among the alternatives is pointed out, a request is not', () => {
  const rules = (words: string) =>
    rulesOf(communicationAnalysis, { wentWell: 'both stayed', alternatives: [{ words }] })
  assert.deepEqual(rules('You never listen.'), ['wording/you-never'])
  assert.deepEqual(rules('Would you sit with me?'), [])
  assert.deepEqual(rulesOf(communicationAnalysis, {}), ['communication/what-went-well-first'])
})

test('IPT-146 IPT-147 roles change at least once, and coaching comes before the next round', () => {
  const round = (patientPlays: string, coaching: string) => ({ patientPlays, practised: 'asking', coaching })
  const raw = (...rounds: object[]) => ({ scene: { case: 'future', what: 'the talk' }, rounds })
  assert.deepEqual(rulesOf(rolePlay, raw(round('self', ''))), [
    'role-play/coach-before-the-next-round',
    'role-play/swap-roles',
  ])
  assert.deepEqual(rulesOf(rolePlay, raw(round('self', 'slower'), round('other', 'fine'))), [])
  assert.equal(
    rolePlay.completeness(recordOf(rolePlay, raw(round('self', 'a'), round('other', 'b')))).complete,
    true,
  )
  assert.deepEqual(
    rolePlay.completeness(recordOf(rolePlay, raw(round('self', 'a'), round('self', 'b')))).missing,
    [{ field: 'rounds.other', requirement: 'IPT-146' }],
  )
})

test('IPT-146 a scene to come and a scene played again are each linked to a script', () => {
  for (const scene of ['future', 'replay']) {
    const record = recordOf(rolePlay, { scene: { case: scene, what: 'the talk', script: 'script-1' } })
    assert.deepEqual(record.scene, { case: scene, what: 'the talk', script: 'script-1' })
  }
})

test('IPT-148 confidence may be left out, and is then no rating', () => {
  assert.equal(recordOf(rolePlay, {}).confidenceBefore, null)
})

test('IPT-150 IPT-153 a decision is one record from the problem to the review, with the author of each option and the kind of goal', () => {
  const options = [
    { id: 'o1', words: 'wait', by: 'clinician', feasibility: 'easy', setAside: true },
    { id: 'o2', words: 'call her', by: 'patient', feasibility: 'on Sunday' },
  ]
  const choice = { case: 'by-the-patient', option: 'o2', resources: 'her number', plan: 'on Sunday' }
  const raw = { goal: 'pursue', problem: 'silence', wanted: 'to talk', options, choice }
  const gaps = (changes: object) =>
    decisionAnalysis
      .completeness(recordOf(decisionAnalysis, { ...raw, ...changes }))
      .missing.map(({ field, requirement }) => `${field} ${requirement}`)
  assert.deepEqual(gaps({}), ['choice.tried IPT-150', 'choice.review IPT-150'])
  assert.deepEqual(gaps({ choice: { ...choice, tried: 'called', review: 'she was glad' } }), [])
  assert.deepEqual(gaps({ goal: null }).slice(0, 1), ['goal IPT-153'])
  for (const goal of ['pursue', 'let-go']) assert.equal(recordOf(decisionAnalysis, { goal }).goal, goal)
  const kept = recordOf(decisionAnalysis, raw)
  assert.deepEqual(
    kept.options.map(({ by, setAside }) => [by, setAside]),
    [
      ['clinician', true],
      ['patient', false],
    ],
  )
  assert.equal(
    decisionAnalysis.summary(kept),
    'Decision analysis: silence; options: wait, call her; chosen by the patient: call her.',
  )
})

test('IPT-152 only the patient chooses, among options that are open; a plan belongs to a choice', () => {
  const options = [
    { id: 'o1', words: 'wait', by: 'clinician' },
    { id: 'o2', words: 'call her', by: 'patient' },
    { id: 'o3', words: 'move', by: 'patient', setAside: true },
  ]
  const chosen = (option: string) => ({ options, choice: { case: 'by-the-patient', option } })
  assert.equal(recordOf(decisionAnalysis, chosen('o1')).choice?.option, 'o1')
  assert.equal(problemOf(decisionAnalysis, chosen('o3')), 'decision/option-set-aside')
  assert.equal(problemOf(decisionAnalysis, chosen('o9')), 'decision/no-such-option')
  assert.equal(
    problemOf(decisionAnalysis, { options, choice: { case: 'by-the-clinician', option: 'o1' } }),
    'technique/choice-unknown',
  )
  const record = recordOf(decisionAnalysis, { options })
  assert.deepEqual(
    optionsToShow(record).map(({ id }) => id),
    ['o2', 'o3', 'o1'],
  )
  assert.equal(record.options.length, 3)
})

test('IPT-151 IPT-154 no option, or "nothing will help", is met with hope; the patient is asked what they want', () => {
  assert.deepEqual(rulesOf(decisionAnalysis, {}), [
    'decision/there-are-options',
    'decision/what-does-the-patient-want',
  ])
  const options = [{ id: 'o1', words: 'call her', by: 'patient' }]
  assert.deepEqual(rulesOf(decisionAnalysis, { options, wanted: 'peace' }), [])
  assert.deepEqual(
    rulesOf(decisionAnalysis, { options, wanted: 'peace', problem: 'Nothing will help anyway' }),
    ['decision/there-are-options'],
  )
})

test('IPT-155 IPT-156 IPT-158 IPT-159 ideas are ideas: no word of homework, no count, and the patient can hide them', () => {
  const raw = {
    ideas: [
      { what: 'a short walk', from: 'patient', status: 'idea' },
      { what: 'the choir', from: 'both', status: 'liked' },
    ],
    connected: 'isolated',
    noPleasure: true,
  }
  const record = recordOf(activities, raw)
  const summary = activities.summary(record)
  assert.equal(summary, 'Ideas for company and pleasure: a short walk; the choir (liked).')
  for (const text of [
    summary,
    ideasWordsEn,
    ...activities.prompts(record, context).map(({ words }) => words),
  ]) {
    assert.deepEqual(findDeniedWords(text, homeworkWordsEn), [])
    assert.doesNotMatch(text, /\d|not tried/)
  }
  assert.equal(ideasForPatient(record).length, 2)
  assert.deepEqual(ideasForPatient({ ...record, hiddenByPatient: true }), [])
  assert.equal(
    problemOf(activities, { ideas: [{ what: 'a', from: 'patient', status: 'done' }] }),
    'technique/choice-unknown',
  )
  assert.equal(
    problemOf(activities, { ideas: [{ what: 'a', from: 'patient', status: 'idea', dueOn: '2026-12-01' }] }),
    'technique/field-unknown',
  )
})

test('IPT-157 ideas are graded to the illness', () => {
  const words = (connected: string) =>
    activities.prompts(recordOf(activities, { connected }), context)[0]?.words ?? ''
  assert.match(words('isolated'), /short walk/)
  assert.match(words('well'), /wider circle/)
})

test('IPT-205 IPT-207 IPT-208 a session with a visitor that was held had consent and a check before', () => {
  const held = {
    held: { case: 'held', on: '2026-11-23', reportedByVisitor: ['he sleeps little'], outcome: 'understood' },
  }
  const codes = (raw: object) => {
    const read = conjointSession.read({ ...held, ...raw })
    return read.ok ? [] : read.problem.fields.map(({ code }) => code)
  }
  assert.deepEqual(codes({}), ['conjoint/consent-missing', 'conjoint/not-safe'])
  assert.deepEqual(codes({ consentOn: '2026-11-24', safetyCheck: 'nothing-found' }), [
    'conjoint/consent-missing',
  ])
  assert.deepEqual(codes({ consentOn: '2026-11-20', safetyCheck: 'found' }), ['conjoint/not-safe'])
  assert.deepEqual(codes({ consentOn: '2026-11-20', safetyCheck: 'found-and-cleared' }), [])
})

test('IPT-206 IPT-121 the check comes first, a second session has its note, and the wish is decided elsewhere', () => {
  assert.deepEqual(rulesOf(conjointSession, {}), ['conjoint/check-safety'])
  assert.deepEqual(rulesOf(conjointSession, { safetyCheck: 'nothing-found' }), [])
  assert.deepEqual(rulesOf(conjointSession, { safetyCheck: 'nothing-found' }, { harmFlagged: true }), [
    'conjoint/check-safety',
  ])
  assert.deepEqual(rulesOf(conjointSession, { safetyCheck: 'nothing-found' }, { visitorSessionsHeld: 1 }), [
    'conjoint/one-per-course',
  ])
  const wish = visitorWish(
    recordOf(conjointSession, {
      visitor: 'p1',
      purposes: ['learn-about-depression'],
      mayBeShared: 'a',
      mayNotBeShared: 'b',
      safetyCheck: 'nothing-found',
      consentOn: '2026-11-20',
    }),
  )
  assert.equal(mayHaveVisitor(wish, { held: 0, conjointCounts: false }).ok, true)
})

test('IPT-045 IPT-048 the sick role is for a while, with a review; for good cannot be written', () => {
  for (const expectedWeeks of [0, 53, 1.5, 'always'])
    assert.equal(problemOf(sickRole, { expectedWeeks }), 'technique/number-out-of-range')
  const whole = {
    explainedOn: '2026-11-23',
    excused: [{ what: 'cooking', needsToKnow: ['her husband'] }],
    takenOn: ['coming-to-sessions'],
    expectedWeeks: 8,
    reviewSession: 8,
  }
  assert.equal(sickRole.completeness(recordOf(sickRole, whole)).complete, true)
  assert.deepEqual(sickRole.completeness(recordOf(sickRole, { ...whole, expectedWeeks: null })).missing, [
    { field: 'expectedWeeks', requirement: 'IPT-045' },
  ])
})

test('IPT-046 the sick role is looked at half way and handed back at the ending', () => {
  const at = (middleSession: number) =>
    rulesOf(sickRole, {}, { middle: { middleSession, middleSessions: 10 } })
  assert.deepEqual([at(4), at(5)], [[], ['sick-role/review']])
  const end = { phase: 'termination', middle: null } as const
  assert.deepEqual(rulesOf(sickRole, {}, end), ['sick-role/hand-back'])
  assert.deepEqual(rulesOf(sickRole, { handedBack: { case: 'in-part', session: 9 } }, end), [
    'sick-role/hand-back',
  ])
  assert.deepEqual(rulesOf(sickRole, { handedBack: { case: 'whole', session: 14 } }, end), [])
})

test('IPT-047 the patient sees the own list, and that becoming depressed was not their fault', () => {
  const seen = sickRoleForPatient(
    recordOf(sickRole, {
      excused: [{ what: 'cooking', needsToKnow: ['her husband'] }],
      takenOn: ['coming-to-sessions'],
    }),
  )
  assert.match(seen.statement, /was not your fault/)
  assert.deepEqual([seen.excused, seen.takenOn], [['cooking'], ['coming to the sessions']])
  assert.ok(!JSON.stringify(seen).includes('husband'))
})

test('IPT-083 hope is whole with outlook and alternatives, and with hopelessness named when there is doubt', () => {
  const said = ['treatable', 'improvement-expected', 'other-treatments']
  assert.equal(hope.completeness(recordOf(hope, { said, doubts: 'no' })).complete, true)
  assert.deepEqual(hope.completeness(recordOf(hope, { said, doubts: 'yes' })).missing, [
    { field: 'said.hopelessness-is-a-symptom', requirement: 'IPT-083' },
  ])
  assert.deepEqual(rulesOf(hope, { said, doubts: 'yes' }), ['hope/name-hopelessness'])
})

test('IPT-085 words that promise recovery or give one person a chance in numbers are pointed out', () => {
  for (const words of [
    'You will definitely recover.',
    'Your chances are good',
    'You have an 80% chance',
    'I guarantee you will be better',
    '80 percent get well',
  ]) {
    assert.deepEqual(rulesOf(hope, { words }), ['hope/no-promise'], words)
  }
  for (const words of [
    'Most people get better with treatment.',
    'If this does not help, there is more that can.',
    '',
  ]) {
    assert.deepEqual(rulesOf(hope, { words }), [], words)
  }
})

test('IPT-084 a page for patients carries figures meant for patients, with source and day', () => {
  const row = {
    id: 'E10',
    figure: 'more helped than without treatment',
    population: 'adults',
    measure: 'several',
    source: 'Cuijpers 2016',
    checkedOn: '2026-11-01' as EvidenceRow['checkedOn'],
    caution: 'groups of people',
    audience: 'patient',
  } as const
  const rows = [row, { ...row, audience: 'clinician' as const }, { ...row, source: ' ' }]
  assert.deepEqual(hopeNumbers(rows), [row])
})

test('IPT-048 IPT-152 IPT-155 IPT-207 states that cannot be have no type', () => {
  // Each line stands only while the compiler finds that the state on the left is not one of the record.
  const byClinician: IsA<{ case: 'by-the-clinician' }, DecisionRecord['choice']> = false
  const dated: 'dueOn' extends keyof ActivitiesRecord['ideas'][number] ? true : false = false
  const failed: IsA<'not-done', ActivitiesRecord['ideas'][number]['status']> = false
  const forGood: IsA<'permanent', SickRoleRecord['expectedWeeks']> = false
  const account: 'account' extends keyof ConjointRecord ? true : false = false
  assert.deepEqual([byClinician, dated, failed, forGood, account], [false, false, false, false, false])
})

type IsA<Value, Of> = Value extends Of ? true : false

function recordOf<F extends RecordFields>(technique: Technique<string, F>, raw: unknown): RecordOf<F> {
  const read = technique.read(raw)
  assert.ok(read.ok, JSON.stringify(read.ok || read.problem))
  return read.value
}

function problemOf<F extends RecordFields>(technique: Technique<string, F>, raw: unknown) {
  const read = technique.read(raw)
  return read.ok ? null : read.problem.fields[0]?.code
}

function explored(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { explored: true, note: '' }]))
}
