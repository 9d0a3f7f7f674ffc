import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import * as ipt from './index.ts'
import { defaultWeekThresholds, instruments, techniques } from './index.ts'
import type { Day } from './index.ts'

// Everything that a person can type, pick or send reaches the library through these functions. Whatever comes, the
// answer is a value: what was read, the fields at fault, or the code of a rule. Nothing is thrown.

const today = '2026-11-23' as Day
const reading = { hemisphere: 'north' } as const
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
})

// Texts that people and their programs send: dates nearly right, numbers as words, marks, other alphabets.
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    'na',
    '2026-11-23',
    '2026-02-30',
    '2026-13-01',
    '0000-00-00',
    '9999-12-31',
    '2019-21',
    '2021-03~',
    '../..',
    '/',
    '2026-11-23T09:30:00Z',
    '2026-11-23T24:00:00Z',
    '23:59',
    '24:00',
    '__proto__',
    'constructor',
    'a fortnight before Easter',
    'two weeks before christmas',
    '999 years ago',
    'half a year before the wedding',
    'from never to always',
    'You never listen\u2026 \ud83d\ude3f',
    '\u202e\u0000\ufeff',
    '\ud800',
    'x'.repeat(2000),
  ),
)
const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(-0, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER, 1e308),
)

/** A form with the names of a reader's fields, and values of every kind in them. */
function form(...names: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const value: fc.Arbitrary<unknown> = fc.oneof(
    anything,
    text,
    number,
    fc.boolean(),
    fc.array(text, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names, ...deeper), fc.oneof(anything, text, number, fc.boolean())),
    fc.array(fc.dictionary(fc.constantFrom(...names, ...deeper), fc.oneof(text, anything)), { maxLength: 3 }),
  )
  return fc.oneof(
    fc.dictionary(fc.constantFrom(...names, '__proto__', 'other'), value),
    fc.record(Object.fromEntries(names.map((name) => [name, value]))),
  )
}
const deeper = [
  'state',
  'answer',
  'by',
  'on',
  'words',
  'phone',
  'case',
  'said',
  'date',
  'edtf',
  'key',
  'code',
]

const thing = fc.oneof(anything, form('drug', 'doses', 'stopped', 'techniques', 'id', 'text'))

/** Function, what it is given, and what is done with it. `whole` holds whatever can be sent in place of a form. */
const tried: readonly (readonly [name: string, fc.Arbitrary<unknown>, (given: never) => unknown])[] = [
  ...Object.values(instruments).map(
    (instrument) =>
      [
        `readAnswers of ${instrument.id}`,
        form(...instrument.items.map(({ id }) => id), 'q99'),
        (raw: Record<string, unknown>) => {
          const read = ipt.readAnswers(instrument, raw)
          const answers = read.ok ? read.value : read.kept
          ipt.riskSignals(instrument, answers)
          ipt.riskStatus(instrument, answers)
          ipt.missingItems(instrument, answers)
          assert.ok(ipt.scoreOf(instrument, answers).state !== undefined)
          return read
        },
      ] as const,
  ),
  ['parseAnswerList', text, (typed: string) => ipt.parseAnswerList(typed)],
  [
    'scoreRaw',
    fc.tuple(
      fc.constantFrom(...Object.values(instruments)),
      fc.array(fc.oneof(number, fc.constantFrom('na', null, 1, 2) as fc.Arbitrary<number>), {
        maxLength: 20,
      }),
    ),
    ([instrument, values]: [(typeof instruments)['phq-9'], number[]]) => ipt.scoreRaw(instrument, values),
  ],
  ['findInstrument', text, (typed: string) => ipt.findInstrument(typed)],
  ['findTechnique', text, (typed: string) => ipt.findTechnique(typed)],
  ['denyListsIn', text, (typed: string) => ipt.denyListsIn(typed)],
  ['readTextPack', fc.oneof(text, fc.json()), (typed: string) => ipt.readTextPack(typed, ipt.cudos)],
  [
    'readAttestation',
    form('by', 'right', 'evidence', 'on', 'sha256'),
    (raw: Record<string, unknown>) => ipt.readAttestation(raw),
  ],
  [
    'weeklySeries',
    fc.record({ firstOn: text, count: number, everyWeeks: number }),
    (wish: Parameters<typeof ipt.weeklySeries>[0]) => ipt.weeklySeries(wish),
  ],
  ['readDay', anything, (raw: unknown) => ipt.readDay(raw)],
  ['readInstant', thing, (raw: unknown) => ipt.readInstant(raw)],
  ['readApproximateDate', fc.oneof(text, anything), (raw: unknown) => ipt.readApproximateDate(raw)],
  [
    'readDatePhrase',
    text,
    (said: string) => {
      const read = ipt.readDatePhrase(said, { today, hemisphere: 'south' })
      if (read.ok) ipt.spanOf(read.value.date, reading)
      return read
    },
  ],
  ['keepDate', text, (said: string) => ipt.keepDate(said)],
  [
    'readLifeEvent',
    form('id', 'type', 'what', 'when', 'persons', 'impact', 'source', 'ongoing'),
    (raw: Record<string, unknown>) => ipt.readLifeEvent(raw),
  ],
  [
    'readPlanDecision',
    form('changes', 'reason', 'by', 'agreedWithPatient', 'decidedOn', 'reviewOn'),
    (raw: Record<string, unknown>) => ipt.readPlanDecision(raw),
  ],
  [
    'readLinkStatement',
    form('kind', 'event', 'mood', 'words'),
    (raw: Record<string, unknown>) => ipt.readLinkStatement(raw),
  ],
  ['readConcern', form('kind', 'words', 'by'), (raw: Record<string, unknown>) => ipt.readConcern(raw)],
  [
    'readAssessment',
    form(
      'answers',
      'screeners',
      'formulation',
      'nextReviewAt',
      'decision',
      'hospital',
      'consulted',
      'meansSafety',
    ),
    (raw: Record<string, unknown>) => {
      const read = ipt.readAssessment(raw)
      if (read.ok) ipt.fieldsNotAsked(read.value)
      return read
    },
  ],
  [
    'readClosing',
    form('how', 'by', 'at', 'reference', 'decision', 'nextReviewAt', 'stepsTried'),
    (raw: Record<string, unknown>) => ipt.readClosing(raw),
  ],
  [
    'addPlanVersion',
    form('parts', 'authors', 'madeOn', 'reviewOn', 'copies'),
    (raw: Record<string, unknown>) => ipt.addPlanVersion(null, raw),
  ],
  [
    'readDiagnosticStore',
    form('symptoms', 'facts', 'durationDays', 'lossJudgement'),
    (raw: Record<string, unknown>) => {
      const read = ipt.readDiagnosticStore(raw)
      if (read.ok) [ipt.dsmCriteria, ipt.icdCriteria, ipt.courseTypeOf].forEach((ask) => ask(read.value))
      return read
    },
  ],
  [
    'readExclusions',
    form('bipolar', 'substances', 'medical', 'psychotic', 'ptsd'),
    (raw: Record<string, unknown>) => ipt.readExclusions(raw),
  ],
  ['readCheck', fc.oneof(anything, form('state', 'on', 'result')), (raw: unknown) => ipt.readCheck(raw)],
  [
    'readCodeRelease',
    form('system', 'release', 'releasedOn', 'rows', 'note'),
    (raw: Record<string, unknown>) => ipt.readCodeRelease(raw),
  ],
  ['readLibrary', thing, (raw: unknown) => ipt.readLibrary(raw)],
  ['readMedication', thing, (raw: unknown) => ipt.readMedication(raw, reading)],
  ['readFidelityCheck', thing, (raw: unknown) => ipt.readFidelityCheck(raw)],
  ...techniques.map(
    (technique) =>
      [
        `the reader of ${technique.id}`,
        fc.oneof(anything, form(...Object.keys(technique.fields))),
        (raw: unknown) => technique.read(raw),
      ] as const,
  ),
  ['complaintsIn', text, (line: string) => ipt.complaintsIn(line)],
  ['wordingPrompts', text, (line: string) => ipt.wordingPrompts(line, 0)],
  ['saysNothingHelps', text, (line: string) => ipt.saysNothingHelps(line)],
  ['promisesAnOutcome', text, (line: string) => ipt.promisesAnOutcome(line)],
  ['patientText', text, (line: string) => ipt.patientText(line)],
  ['findDeniedWords', text, (line: string) => ipt.findDeniedWords(line, ipt.blamingWordsEn)],
  [
    'lateStart',
    fc.record({ scheduled: text, actual: text, minutes: number, reason: text }),
    (session: Parameters<typeof ipt.lateStart>[0]) => ipt.lateStart(session),
  ],
  [
    'planCourse',
    fc.record({ sessions: number, reason: text }),
    (wish: Parameters<typeof ipt.planCourse>[0]) => ipt.planCourse(wish),
  ],
  [
    'changePlannedSessions',
    fc.record({ sessions: number, reason: text, agreedOn: fc.constantFrom(null, today), held: number }),
    (change: Parameters<typeof ipt.changePlannedSessions>[1]) => ipt.changePlannedSessions(plan(), change),
  ],
  [
    'moveBoundaries',
    fc.record({ initial: number, termination: number }),
    (ends: Parameters<typeof ipt.moveBoundaries>[1]) => ipt.moveBoundaries(plan(), ends),
  ],
  [
    'sessionCount',
    fc.tuple(number, number),
    ([held, missed]: [number, number]) => ipt.sessionCount(plan(), held, missed),
  ],
  [
    'phaseOfSession',
    fc.tuple(number, number),
    ([n, missedThatCount]: [number, number]) =>
      ipt.phaseOfSession(plan(), n, { focusAgreed: true, missedThatCount }),
  ],
  [
    'agreeContract',
    fc.record({
      sessions: number,
      boundaries: fc.option(fc.record({ initial: number, termination: number })),
      minutes: number,
      everyWeeks: number,
      emergencies: text,
      payment: text,
    }),
    (
      typed: Record<'sessions' | 'minutes' | 'everyWeeks', number> &
        Record<'emergencies' | 'payment', string> & { boundaries: ipt.PhaseBoundaries | null },
    ) =>
      ipt.agreeContract(
        { ...ipt.contractTemplateEn, format: 'video', fallback: null, firstOn: today, ...typed },
        plan(),
        { agreedOn: today },
      ),
  ],
  [
    'planMaintenance',
    fc.record({ acuteCourse: text, everyMonths: number, reviewAfterMonths: number }),
    (wish: { acuteCourse: string; everyMonths: number; reviewAfterMonths: number }) =>
      ipt.planMaintenance({
        ...wish,
        goals: ['hold-recovery'],
        firstOn: today,
        agreedOn: today,
        ending: {
          on: today,
          how: { kind: 'completed' },
          outcome: { improvement: 'improved', onward: null },
        },
      }),
  ],
  [
    'setThresholds',
    fc.record({ mcid: number, reliable: number, remissionBelow: number }),
    (thresholds: Parameters<typeof ipt.setThresholds>[1]) => ipt.setThresholds(ipt.phq9, thresholds),
  ],
  [
    'setReliableChange',
    fc.record({ standardDeviation: number, reliability: number, from: text }),
    (statistics: Parameters<typeof ipt.setReliableChange>[1]) => ipt.setReliableChange(ipt.cudos, statistics),
  ],
  [
    'compare',
    fc.tuple(number, number),
    ([from, to]: [number, number]) =>
      ipt.compare(ipt.phq9, { instrument: 'phq-9', total: from }, { instrument: 'phq-9', total: to }),
  ],
  [
    'suddenGains',
    fc.tuple(fc.array(number), fc.record({ points: number, percent: number, reversalPercent: number })),
    ([totals, thresholds]: [number[], Record<'points' | 'percent' | 'reversalPercent', number>]) =>
      ipt.suddenGains(ipt.phq9, totals, { ...thresholds, scoresEachSide: 3 }),
  ],
  [
    'weekRules',
    fc.record({
      today: number,
      day: number,
      total: number,
      plannedSessions: number,
      everyWeeks: number,
      worse: number,
    }),
    (typed: Record<'today' | 'day' | 'total' | 'plannedSessions' | 'everyWeeks' | 'worse', number>) =>
      ipt.weekRules(
        ipt.phq9,
        {
          today: typed.today,
          plannedSessions: typed.plannedSessions,
          everyWeeks: typed.everyWeeks,
          settledUntilDay: null,
          totals: [{ instrument: 'phq-9', day: typed.day, total: typed.total }],
        },
        { ...defaultWeekThresholds, worsePoints: typed.worse },
      ),
  ],
  ['formAge', fc.tuple(number, number), ([minutes, hours]: [number, number]) => ipt.formAge(minutes, hours)],
  [
    'maySelfGuide',
    fc.record({ phq9: number }),
    ({ phq9 }: { phq9: number }) =>
      ipt.maySelfGuide({
        phq9,
        suicidalThoughts: false,
        psychosis: false,
        maniaHistory: false,
        crisisResponse: true,
      }),
  ],
]

for (const [name, given, call] of tried) {
  test(`IPT-220 whatever is typed, ${name} answers with a value: read, at fault field by field, or refused by its code`, () => {
    fc.assert(
      fc.property(given, (value) => {
        isAnswer(call(value as never))
      }),
      { numRuns: 200 },
    )
  })
}

test('every function that reads is among those that were tried', () => {
  const names = new Set(tried.map(([name]) => name.split(' ')[0]))
  const readers = Object.keys(ipt).filter((name) => /^(?:read|parse)[A-Z]/.test(name))
  // Two take dates that were read before, one is what each technique reads with, one looks up what was discussed.
  const others = ['readOnset', 'readDepressionCourse', 'readRecord', 'readAgain']
  assert.deepEqual(
    readers.filter((name) => !names.has(name) && !others.includes(name)),
    [],
  )
})

/** A value, or a problem of one of the two kinds with everything that belongs to it. */
function isAnswer(answer: unknown) {
  assert.notEqual(answer, undefined)
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok === true) return
  const { problem } = answer as unknown as { problem: ipt.Problem }
  if (problem.kind === 'refused') assert.match(problem.code, /^[a-z-]+(?:\/[a-z-]+)+$/)
  else {
    assert.equal(problem.kind, 'invalid')
    assert.ok(problem.fields.length > 0)
    for (const { field, code } of problem.fields) {
      assert.equal(typeof field, 'string')
      assert.match(code, /^[a-z-]+\/[a-z0-9-]+$/)
    }
  }
}

function plan() {
  const planned = ipt.planCourse({ sessions: 16 })
  assert.ok(planned.ok)
  return planned.value
}
