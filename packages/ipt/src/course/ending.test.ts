import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addMonths,
  changeFormat,
  compare,
  endCourse,
  endSummaryEn,
  endVerdicts,
  formatMix,
  maintenanceGoalNamesEn,
  maintenanceGoals,
  maintenancePrompts,
  mayHaveVisitor,
  maySelfGuide,
  notImprovedWordsEn,
  openTerminationTasks,
  phq9,
  planMaintenance,
  readDay,
  recurrencePrompt,
  relapsePlanGaps,
  remotePrompt,
  remoteStartGaps,
  suggestImprovement,
  telephoneTemplates,
  terminationTasks,
} from '../index.ts'
import type {
  CourseEnding,
  Day,
  MaintenanceFactors,
  RemoteStart,
  SelfGuidedFacts,
  VisitorSessionWish,
} from '../index.ts'

const on = '2027-03-08' as Day
const completed = { kind: 'completed' } as const
const facts = { sessionsLeft: 0, phase: 'termination', openAlerts: 0 } as const

test('IPT-160 the eight tasks of termination are listed until something was said', () => {
  assert.equal(terminationTasks.length, 8)
  const records = [
    { task: 'graduation', session: 14, content: 'You did this.' },
    { task: 'feelings', session: 14, content: ' ' },
  ] as const
  assert.equal(openTerminationTasks(records).length, 7)
  assert.equal(openTerminationTasks(records)[0], 'feelings')
})

test('IPT-161 a course that is not improved closes with a plan or a recorded decline', () => {
  const wish = { on, how: completed, improvement: 'not-improved' } as const
  assert.deepEqual(endCourse({ ...wish, onward: null }, facts), refused('ending/onward-plan-needed'))
  const empty = { kind: 'plan', plan: ' ' } as const
  assert.deepEqual(endCourse({ ...wish, onward: empty }, facts), refused('ending/onward-plan-needed'))
  assert.equal(endCourse({ ...wish, onward: { kind: 'plan', plan: 'Add medication' } }, facts).ok, true)
  assert.equal(endCourse({ ...wish, onward: { kind: 'declined', said: 'wants a pause' } }, facts).ok, true)
})

test('IPT-161 IPT-004 without improvement the summary blames the treatment and names the efforts', () => {
  const ended = endCourse(
    { on, how: completed, improvement: 'not-improved', onward: { kind: 'plan', plan: 'Add medication.' } },
    facts,
  )
  assert.ok(ended.ok)
  assert.deepEqual(endSummaryEn(summary(ended.value)), [
    '16 sessions were held.',
    'PHQ-9: at the start 18, at the end 17, lowest 15.',
    notImprovedWordsEn,
    'What you did for it: came each week; wrote to her sister.',
    'What is better, in your words: I see my sister.',
    'What comes next: Add medication.',
  ])
  assert.match(notImprovedWordsEn, /^This treatment did not work well enough/)
})

test('IPT-165 what ends sooner ended early, with who decided if known', () => {
  const early = { kind: 'ended-early', decidedBy: 'not-known', reason: null } as const
  const left = { ...facts, sessionsLeft: 5, phase: 'middle' } as const
  const wish = { on, improvement: 'cannot-judge', onward: null } as const
  assert.deepEqual(endCourse({ ...wish, how: completed }, left), refused('ending/sessions-left'))
  const ended = endCourse({ ...wish, how: early }, left)
  assert.ok(ended.ok)
  assert.equal(endSummaryEn(summary(ended.value))[1], 'The course ended early.')
  assert.doesNotMatch(JSON.stringify(ended.value), /abandon/i)
})

test('IPT-160 response, remission or reliable change speak for improvement', () => {
  const verdict = (baseline: number, current: number) => {
    const compared = compare(
      phq9,
      { instrument: 'phq-9', total: baseline },
      { instrument: 'phq-9', total: current },
    )
    assert.ok(compared.ok)
    return suggestImprovement(compared.value).verdict
  }
  assert.equal(verdict(20, 10), 'improved')
  assert.equal(verdict(20, 14), 'improved')
  assert.equal(verdict(20, 15), 'not-improved')
  assert.equal(verdict(7, 4), 'improved')
  assert.equal(verdict(3, 2), 'not-improved')
  assert.equal(verdict(10, 18), 'not-improved')
  assert.equal(suggestImprovement(null).verdict, 'cannot-judge')
})

test('IPT-160 the summary tells baseline, last and best score, and whether that is response, remission or more than chance', () => {
  const ended = ending()
  const lines = (baseline: number, last: number) => {
    const compared = compare(
      phq9,
      { instrument: 'phq-9', total: baseline },
      { instrument: 'phq-9', total: last },
    )
    assert.ok(compared.ok)
    return endSummaryEn({
      ...summary(ended),
      scores: { scale: 'PHQ-9', baseline, last, best: 3 },
      verdicts: endVerdicts(compared.value),
    }).slice(1, -2)
  }
  const half = 'The score is at most half of what it was at the start.'
  const below = 'It is now below the mark for remission.'
  const beyond = (way: string) => `It is ${way} than at the start by more than chance explains.`
  assert.deepEqual(lines(18, 4), [
    'PHQ-9: at the start 18, at the end 4, lowest 3.',
    half,
    below,
    beyond('lower'),
  ])
  assert.deepEqual(lines(18, 9).slice(1), [half, beyond('lower')])
  assert.deepEqual(lines(18, 12).slice(1), [beyond('lower')])
  assert.deepEqual(lines(7, 4).slice(1), [below])
  assert.deepEqual(lines(18, 16).slice(1), [])
  assert.deepEqual(lines(10, 17).slice(1), [beyond('higher')])
  assert.deepEqual(endSummaryEn({ ...summary(ended), verdicts: null }), endSummaryEn(summary(ended)))
  const compared = compare(phq9, { instrument: 'phq-9', total: 18 }, { instrument: 'phq-9', total: 4 })
  assert.ok(compared.ok)
  const { response, remission, reliableChange } = endVerdicts(compared.value)
  assert.deepEqual(
    [response.rule, remission.thresholds, reliableChange.thresholds],
    ['change/response', { below: 5 }, { points: 6 }],
  )
})

test('IPT-164 a relapse plan names what it lacks', () => {
  const plan = {
    earlySigns: ['waking at four'],
    stressors: [' '],
    strategies: ['call Anna'],
    people: [],
    firstContact: 'the clinic',
    treatments: ['IPT'],
    howToReturn: '',
  }
  assert.deepEqual(relapsePlanGaps(plan), ['stressors', 'people', 'howToReturn'])
})

test('IPT-170 maintenance is monthly, agreed on its own, and is looked at again after a year', () => {
  const wish = {
    acuteCourse: 'c1',
    ending: ending(),
    firstOn: '2027-01-31' as Day,
    goals: ['hold-recovery'] as const,
    agreedOn: on,
  }
  const planned = planMaintenance(wish)
  assert.ok(planned.ok)
  assert.deepEqual([planned.value.everyMonths, planned.value.reviewOn], [1, '2028-01-31'])
  assert.deepEqual(planMaintenance({ ...wish, ending: null }), refused('maintenance/acute-course-not-ended'))
  assert.deepEqual(planMaintenance({ ...wish, agreedOn: null }), refused('maintenance/agreement-needed'))
  const bad = planMaintenance({ ...wish, goals: [], everyMonths: 0, acuteCourse: '' })
  assert.deepEqual(
    !bad.ok && bad.problem.kind === 'invalid' && bad.problem.fields.map(({ field }) => field),
    ['everyMonths', 'goals', 'acuteCourse'],
  )
})

test('IPT-170 a month later is the same day, or the last of a shorter month', () => {
  assert.equal(addMonths('2027-01-31' as Day, 1), '2027-02-28')
  assert.equal(addMonths('2027-12-05' as Day, 1), '2028-01-05')
  assert.equal(addMonths('2028-02-29' as Day, 12), '2029-02-28')
  const anyDay = fc.tuple(
    fc.integer({ min: 2000, max: 2100 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  const two = (number: number) => String(number).padStart(2, '0')
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 60 }), ([year, month, day], months) => {
      const from = `${year}-${two(month)}-${two(day)}` as Day
      const later = addMonths(from, months)
      assert.ok(readDay(later).ok)
      assert.equal(later.slice(8), from.slice(8))
      assert.equal(addMonths(from, months + 12).slice(4), later.slice(4))
    }),
  )
})

test('IPT-171 IPT-172 maintenance weighs years, episodes, hospital, how remission came, symptoms left and the wish, towards five goals', () => {
  const factors: MaintenanceFactors = {
    yearsWithDepression: 6,
    episodes: 3,
    hospitalisations: 1,
    remissionWith: 'ipt-and-medication',
    medicationKept: 'no',
    residualSymptoms: 'wakes early',
    preference: 'once a month',
  }
  const [prompt] = maintenancePrompts(factors)
  assert.deepEqual(prompt?.inputs, { remissionWith: 'ipt-and-medication', medicationKept: 'no', episodes: 3 })
  const unknown: MaintenanceFactors = { ...factors, yearsWithDepression: null, episodes: null }
  assert.equal(maintenancePrompts(unknown)[0]?.inputs['episodes'], null)
  assert.deepEqual(
    maintenanceGoals.map((goal) => maintenanceGoalNamesEn[goal]),
    [
      'fewer symptoms below the threshold of an episode',
      'hold the recovery from this episode',
      'prevent new episodes',
      'lower the risk of suicide',
      'better functioning with other people and at work',
    ],
  )
})

test('IPT-173 what is known of frequency, and of medication when it was needed', () => {
  const factors: MaintenanceFactors = {
    yearsWithDepression: 6,
    episodes: 3,
    hospitalisations: 0,
    remissionWith: 'ipt-alone',
    medicationKept: null,
    residualSymptoms: '',
    preference: '',
  }
  const rules = (remissionWith: MaintenanceFactors['remissionWith']) =>
    maintenancePrompts({ ...factors, remissionWith }).map(({ rule }) => rule)
  assert.deepEqual(rules('ipt-alone'), ['maintenance/frequency'])
  assert.deepEqual(rules('ipt-and-medication'), ['maintenance/frequency', 'maintenance/keep-the-medication'])
  assert.match(maintenancePrompts(factors)[0]?.words ?? '', /26 % of 74/)
})

test('IPT-174 two PHQ-9 of 10 or more, one to two weeks apart, or a diagnosis, ask for a new assessment', () => {
  const has = (second: string, total: number, first = 10) =>
    recurrencePrompt({
      totals: [
        { on: second as Day, total },
        { on: '2027-05-01' as Day, total: first },
      ],
      diagnosed: false,
    }) !== null
  assert.equal(has('2027-05-08', 10), true)
  assert.equal(has('2027-05-15', 12), true)
  assert.equal(has('2027-05-07', 12), false)
  assert.equal(has('2027-05-16', 12), false)
  assert.equal(has('2027-05-08', 9), false)
  assert.equal(has('2027-05-08', 10, 9), false)
  assert.notEqual(recurrencePrompt({ totals: [], diagnosed: true }), null)
})

test('IPT-190 IPT-196 formats mix, and a change of format keeps number, focus and scale', () => {
  assert.deepEqual(formatMix(['video', 'in-person', 'video']), { 'in-person': 1, video: 2, telephone: 0 })
  assert.deepEqual(changeFormat('telephone', 6), {
    format: 'telephone',
    nextSession: 7,
    keeps: ['numbering', 'focus', 'scale'],
  })
})

test('IPT-191 IPT-192 a remote session begins with where the patient is, and falls back from video to telephone', () => {
  const start: RemoteStart = {
    location: '',
    callBackNumber: '1',
    whoCanHear: 'nobody',
    emergencyContact: ' ',
    mayCallBack: 'not-asked',
  }
  assert.deepEqual(remoteStartGaps(start), ['location', 'emergencyContact', 'mayCallBack'])
  assert.equal(remotePrompt('in-person', start), null)
  assert.equal(remotePrompt('video', start)?.inputs['fallback'], 'telephone')
  assert.match(remotePrompt('telephone', start)?.words ?? '', /crisis line is that of the place where/)
})

test('IPT-193 the telephone templates are those of the trials', () => {
  assert.deepEqual(
    telephoneTemplates.map(({ sessions, minutes, everyWeeks }) => [sessions, minutes, everyWeeks]),
    [
      [9, 60, 1],
      [12, 60, 1],
    ],
  )
})

test('IPT-194 IPT-195 self-guided entry is refused when too severe or unsafe, and not decided on missing answers', () => {
  const calm: SelfGuidedFacts = {
    phq9: 14,
    suicidalThoughts: false,
    psychosis: false,
    maniaHistory: false,
    crisisResponse: true,
  }
  const code = (changes: Partial<SelfGuidedFacts>) => {
    const may = maySelfGuide({ ...calm, ...changes })
    return may.ok ? null : may.problem.code
  }
  assert.equal(code({}), null)
  assert.equal(code({ phq9: 15 }), 'self-guided/too-severe')
  assert.equal(code({ suicidalThoughts: true, phq9: null }), 'self-guided/suicidal-thoughts')
  assert.equal(code({ psychosis: true }), 'self-guided/psychosis')
  assert.equal(code({ maniaHistory: true }), 'self-guided/mania-history')
  assert.equal(code({ suicidalThoughts: null }), 'self-guided/not-asked')
  assert.equal(code({ phq9: null }), 'self-guided/not-asked')
  assert.equal(code({ crisisResponse: false }), 'self-guided/no-crisis-response')
  // What came in half-made from outside is not taken for a no.
  for (const phq9 of [-1, 2.5, Number.NaN]) assert.equal(code({ phq9 }), 'self-guided/not-asked')
  const half = JSON.parse('{"phq9":3,"crisisResponse":true,"psychosis":false}') as SelfGuidedFacts
  assert.equal(maySelfGuide(half).ok, false)
})

test('IPT-205 IPT-206 IPT-208 a visitor comes once, after consent and a check for violence', () => {
  const wish: VisitorSessionWish = {
    visitor: 'husband',
    purposes: ['learn-about-depression'],
    consentOn: on,
    mayBeShared: 'the diagnosis',
    mayNotBeShared: 'the inventory',
    safetyCheck: 'nothing-found',
  }
  const course = { held: 0, conjointCounts: false }
  const code = (changes: Partial<VisitorSessionWish>, held = 0) => {
    const may = mayHaveVisitor({ ...wish, ...changes }, { ...course, held })
    return may.ok ? null : may.problem.code
  }
  assert.equal(code({}), null)
  assert.equal(code({ safetyCheck: 'not-done' }), 'conjoint/safety-check-missing')
  assert.equal(code({ safetyCheck: 'found' }), 'conjoint/not-safe')
  assert.equal(code({ consentOn: null }), 'conjoint/consent-missing')
  assert.equal(code({ visitor: ' ' }), 'conjoint/visitor-missing')
  assert.equal(code({ purposes: [] }), 'conjoint/purpose-missing')
  assert.equal(code({ mayNotBeShared: '' }), 'conjoint/sharing-open')
  assert.equal(code({}, 1), 'conjoint/one-per-course')
  const second = mayHaveVisitor(wish, { held: 1, conjointCounts: true, overrideReason: 'She asked for it' })
  assert.ok(second.ok)
  assert.deepEqual(
    [second.value.countsAsSession, second.value.prompts[0]?.source],
    [true, 'IPT-121, IPT-206'],
  )
})

function ending(): CourseEnding {
  const ended = endCourse({ on, how: completed, improvement: 'improved', onward: null }, facts)
  assert.ok(ended.ok)
  return ended.value
}

function summary(ending: CourseEnding) {
  return {
    ending,
    sessionsHeld: 16,
    scores: { scale: 'PHQ-9', baseline: 18, last: 17, best: 15 },
    gains: ['I see my sister'],
    skills: [],
    efforts: ['came each week', 'wrote to her sister'],
  }
}

function refused(code: string) {
  return { ok: false, problem: { kind: 'refused', code } }
}
