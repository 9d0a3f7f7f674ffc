import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  compareCriteria,
  courseTypeOf,
  criteriaWordsEn,
  diagnosticFactsEn,
  doubleDepression,
  dsmCriteria,
  emptyDiagnosticStore,
  icdCriteria,
  lossPrompt,
  persistentDepression,
  readDiagnosticStore,
  symptomHints,
  symptomNamesEn,
} from '../index.ts'
import type {
  CriteriaResult,
  DiagnosticFact,
  DiagnosticStore,
  StillNeeded,
  Symptom,
  Truth,
} from '../index.ts'

const nine: readonly Symptom[] = [
  'mood',
  'interest',
  'appetite',
  'sleep',
  'psychomotor',
  'energy',
  'worth',
  'concentration',
  'death',
]
const ten: readonly Symptom[] = [...nine, 'hopelessness']
/** The facts that let the symptoms alone decide. */
const settled: Partial<Record<DiagnosticFact, Truth>> = {
  'same-two-weeks': 'yes',
  'change-from-before': 'yes',
  'distress-or-impairment': 'yes',
  'impairment-or-effort': 'yes',
  'substance-explains': 'no',
  'medical-explains': 'no',
  'psychotic-disorder-explains': 'no',
  'bereavement-explains': 'no',
  'manic-episode': 'no',
  'hypomanic-episode': 'no',
  'mixed-episode': 'no',
}

for (const [name, symptoms, criteria] of [
  ['DX-001 DX-002 DSM-5-TR: all 19,683 ways of answering nine symptoms', nine, dsmCriteria],
  ['DX-001 DX-010 ICD-11: all 59,049 ways of answering ten symptoms', ten, icdCriteria],
] as const) {
  test(`${name} give what trying every completion gives, and ask for what could still change it`, () => {
    const states = 3 ** symptoms.length
    const places = symptoms.map((_, at) => 3 ** at)
    // 0 absent, 1 present, 2 not assessed. Bit 0: some completion is met; bit 1: some is not.
    const possible = new Uint8Array(states)
    const digit = (state: number, place: number) => Math.floor(state / place) % 3
    for (let state = 0; state < states; state += 1) {
      const open = places.find((place) => digit(state, place) === 2)
      if (open === undefined) {
        const present = symptoms.filter((_, at) => digit(state, places[at] ?? 1) === 1)
        const isMet = present.length >= 5 && (present.includes('mood') || present.includes('interest'))
        possible[state] = isMet ? 1 : 2
      } else possible[state] = (possible[state - open] ?? 0) | (possible[state - 2 * open] ?? 0)
    }
    const words = [undefined, 'met', 'not-met', 'undetermined'] as const
    for (let state = 0; state < states; state += 1) {
      const answers = Object.fromEntries(
        symptoms.map((symptom, at) => [
          symptom,
          (['no', 'yes', 'undetermined'] as const)[digit(state, places[at] ?? 1)],
        ]),
      )
      const { episode } = criteria(storeOf(answers, settled))
      if (episode.verdict !== words[possible[state] ?? 0]) assert.fail(`${state}: ${episode.verdict}`)
      // A symptom is asked for exactly when its answer could make a difference in some completion of the rest.
      if (state % 7 !== 0) continue
      const needed = symptoms.filter((_, at) => {
        const place = places[at] ?? 1
        return digit(state, place) === 2 && couldTip(state, place, places, possible)
      })
      assert.deepEqual([...episode.stillNeeded].sort(), [...needed].sort(), `${state}`)
    }
  })
}

test('DX-001 whatever is assessed, the verdict is that of every completion of symptoms and facts together', () => {
  const names = Object.keys(settled) as DiagnosticFact[]
  const truth = fc.constantFrom<Truth>('yes', 'no', 'undetermined')
  const likely = fc.oneof({ weight: 4, arbitrary: fc.constant('as settled' as const) }, truth)
  fc.assert(
    fc.property(
      fc.array(truth, { minLength: 10, maxLength: 10 }),
      fc.array(likely, { minLength: names.length, maxLength: names.length }),
      (symptoms, facts) => {
        const answers = Object.fromEntries(ten.map((symptom, at) => [symptom, symptoms[at]]))
        const given = Object.fromEntries(
          names.map((name, at) => [name, facts[at] === 'as settled' ? settled[name] : facts[at]]),
        ) as typeof settled
        const store = storeOf(answers, given)
        for (const criteria of [dsmCriteria, icdCriteria]) {
          for (const part of ['episode', 'disorder'] as const) {
            const result = criteria(store)[part]
            // Answer what is asked for, yes or no in turn: with nothing left to ask the verdict stands for good.
            let now: CriteriaResult = result
            let filled = store
            let turn = 0
            while (now.verdict === 'undetermined') {
              const [next] = now.stillNeeded
              assert.ok(next !== undefined, 'undetermined, and nothing is asked for')
              filled = answer(filled, next, turn % 2 === 0)
              turn += 1
              now = criteria(filled)[part]
            }
            assert.deepEqual(now.stillNeeded, [])
            if (result.verdict !== 'undetermined') {
              for (const yes of [true, false])
                assert.equal(criteria(complete(store, yes))[part].verdict, result.verdict)
            }
          }
        }
      },
    ),
    { numRuns: 400 },
  )
})

test('DX-001 not assessed is undetermined and never no: an empty store asks for everything that matters', () => {
  const { episode, disorder } = dsmCriteria(emptyDiagnosticStore())
  assert.equal(episode.verdict, 'undetermined')
  assert.equal(episode.stillNeeded.length, 9 + 5)
  assert.equal(disorder.stillNeeded.length, 9 + 8)
})

test('DX-002 five cannot be reached: not met at once; five with a core one: decided at once', () => {
  const four = { appetite: 'no', sleep: 'no', energy: 'no', worth: 'no', mood: 'no' } as const
  assert.equal(dsmCriteria(storeOf(four, {})).episode.verdict, 'not-met')
  const noCore = { mood: 'no', interest: 'no', sleep: 'yes' } as const
  assert.deepEqual(dsmCriteria(storeOf(noCore, {})).episode.stillNeeded, [])
  const five = { mood: 'yes', sleep: 'yes', energy: 'yes', worth: 'yes', death: 'yes' } as const
  assert.equal(dsmCriteria(storeOf(five, settled)).episode.verdict, 'met')
})

test('DX-010 hopelessness counts in ICD-11 and not in DSM-5-TR, and the difference is shown', () => {
  const store = storeOf(
    {
      mood: 'yes',
      sleep: 'yes',
      energy: 'yes',
      worth: 'yes',
      hopelessness: 'yes',
      interest: 'no',
      appetite: 'no',
      psychomotor: 'no',
      concentration: 'no',
      death: 'no',
    },
    settled,
  )
  const compared = compareCriteria(store, 'icd-11')
  assert.equal(compared.governing.episode.verdict, 'met')
  assert.equal(compared.other.episode.verdict, 'not-met')
  assert.equal(compared.differ, true)
  assert.equal(compareCriteria(emptyDiagnosticStore(), 'dsm-5-tr').differ, false)
})

test('DX-003 bereavement alone neither blocks nor makes an episode, and the judgement is asked for', () => {
  const five = { mood: 'yes', sleep: 'yes', energy: 'yes', worth: 'yes', death: 'yes' } as const
  for (const loss of ['yes', 'no', 'undetermined'] as const) {
    assert.equal(dsmCriteria(storeOf(five, { ...settled, 'recent-loss': loss })).episode.verdict, 'met')
    assert.equal(
      dsmCriteria(storeOf({ mood: 'no', interest: 'no' }, { ...settled, 'recent-loss': loss })).episode
        .verdict,
      'not-met',
    )
  }
  const store = storeOf(five, { 'recent-loss': 'yes' })
  assert.equal(lossPrompt(store)?.source, 'DX-003')
  assert.equal(lossPrompt({ ...store, lossJudgement: 'both' }), null)
  assert.equal(lossPrompt(storeOf(five, {})), null)
})

test('DX-021 a manic or hypomanic episode ever: the episode may be met, the disorder is not', () => {
  const five = { mood: 'yes', sleep: 'yes', energy: 'yes', worth: 'yes', death: 'yes' } as const
  for (const fact of ['manic-episode', 'hypomanic-episode'] as const) {
    const { episode, disorder } = dsmCriteria(storeOf(five, { ...settled, [fact]: 'yes' }))
    assert.deepEqual([episode.verdict, disorder.verdict], ['met', 'not-met'])
  }
})

test('DX-010 two weeks or longer: 13 days are not, 14 are, unknown is undetermined', () => {
  const five = { mood: 'yes', sleep: 'yes', energy: 'yes', worth: 'yes', death: 'yes' } as const
  const at = (durationDays: number | null) =>
    icdCriteria({ ...storeOf(five, settled), durationDays }).episode.verdict
  assert.deepEqual([at(13), at(14), at(null)], ['not-met', 'met', 'undetermined'])
})

test('DX-006 the words speak of criteria as entered and never of what the patient has', () => {
  for (const store of [emptyDiagnosticStore(), storeOf({ mood: 'no', interest: 'no' }, {})]) {
    for (const result of [dsmCriteria(store).episode, icdCriteria(store).disorder]) {
      assert.match(
        criteriaWordsEn(result),
        /^(DSM-5-TR|ICD-11), (episode|disorder): criteria as entered are (met|not met|undetermined)\.$/,
      )
      assert.doesNotMatch(JSON.stringify(result), /patient has|suffers/i)
    }
  }
  assert.equal(
    criteriaWordsEn(dsmCriteria(emptyDiagnosticStore()).episode),
    'DSM-5-TR, episode: criteria as entered are undetermined.',
  )
})

test('DX-004 DX-005 each symptom is set by somebody, with its source; a name that is not known is a fault', () => {
  const codes = (raw: Record<string, unknown>) => {
    const read = readDiagnosticStore(raw)
    return read.ok ? [] : read.problem.fields.map(({ field, code }) => `${field} ${code}`)
  }
  assert.deepEqual(codes({ symptoms: { mood: { answer: 'present', source: 'patient', by: 'dr-1' } } }), [])
  assert.deepEqual(codes({ symptoms: { mood: { answer: 'present' } } }), [
    'symptoms.mood diagnosis/author-missing',
    'symptoms.mood diagnosis/source-unknown',
  ])
  assert.deepEqual(codes({ symptoms: { mood: { answer: 3, source: 'phq-9', by: 'dr-1' } } }), [
    'symptoms.mood diagnosis/answer-unknown',
    'symptoms.mood diagnosis/source-unknown',
  ])
  assert.deepEqual(codes({ facts: { weather: {} }, symptoms: [], durationDays: -1, lossJudgement: 3 }), [
    'symptoms diagnosis/answer-unknown',
    'facts diagnosis/name-unknown',
    'durationDays diagnosis/duration-out-of-range',
    'lossJudgement diagnosis/text-unreadable',
  ])
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (raw) => {
      readDiagnosticStore(raw)
    }),
  )
})

test('DX-005 a form gives hints beside the symptoms and sets none of them', () => {
  const answers = { q1: 2, q2: 3, q3: 1, q9: 1, q4: null } as const
  const hints = symptomHints('phq-9', answers)
  const of = (symptom: Symptom) => hints.find((hint) => hint.symptom === symptom)?.counts
  assert.deepEqual(
    [of('interest'), of('mood'), of('sleep'), of('death'), of('energy')],
    [true, true, false, true, null],
  )
  assert.deepEqual(
    symptomHints('cudos', { q3: 1, q4: 4 }).find(({ symptom }) => symptom === 'appetite'),
    {
      symptom: 'appetite',
      answers: [
        { item: 'q3', answer: 1 },
        { item: 'q4', answer: 4 },
      ],
      counts: null,
    },
  )
  for (const hint of hints) assert.ok(!('by' in hint) && !('answer' in hint))
})

test('IPT-061 two years of low mood with two of six symptoms; the episode on top of it makes it double', () => {
  const low = { mood: 'yes', appetite: 'yes', energy: 'yes', sleep: 'yes', worth: 'yes' } as const
  const facts = { ...settled, 'low-mood-two-years': 'yes', 'gap-over-two-months': 'no' } as const
  assert.equal(persistentDepression(storeOf(low, facts)), 'yes')
  assert.equal(persistentDepression(storeOf(low, { ...facts, 'gap-over-two-months': 'yes' })), 'no')
  assert.equal(persistentDepression(storeOf({ appetite: 'yes' }, facts)), 'undetermined')
  const during = { ...facts, 'episode-during-low-years': 'yes' } as const
  assert.equal(doubleDepression(storeOf(low, during)), 'yes')
  assert.equal(courseTypeOf(storeOf(low, during)), 'double')
  const never = storeOf(low, { ...settled, 'low-mood-two-years': 'no' })
  assert.deepEqual(
    [731, 732, null].map((durationDays) => courseTypeOf({ ...never, durationDays })),
    ['episodic', 'chronic', 'undetermined'],
  )
})

test('DX-001 double depression is said only when every completion says so', () => {
  const truth = fc.constantFrom<Truth>('yes', 'no', 'undetermined')
  const facts = Object.keys(diagnosticFactsEn) as DiagnosticFact[]
  const symptoms = Object.keys(symptomNamesEn) as Symptom[]
  fc.assert(
    fc.property(
      fc.array(truth, { minLength: 11, maxLength: 11 }),
      fc.array(truth, { minLength: facts.length, maxLength: facts.length }),
      fc.boolean(),
      (a, b, yes) => {
        const store = storeOf(
          Object.fromEntries(symptoms.map((symptom, at) => [symptom, a[at]])),
          Object.fromEntries(facts.map((fact, at) => [fact, b[at]])),
        )
        const said = doubleDepression(store)
        if (said !== 'undetermined') assert.equal(doubleDepression(complete(store, yes)), said)
      },
    ),
  )
})

function storeOf(
  symptoms: Readonly<Partial<Record<Symptom, Truth | undefined>>>,
  facts: Readonly<Partial<Record<DiagnosticFact, Truth | undefined>>>,
): DiagnosticStore {
  const empty = emptyDiagnosticStore()
  const set = { ...empty.symptoms }
  for (const [name, truth] of Object.entries(symptoms)) {
    if (truth === 'undetermined') continue
    set[name as Symptom] = { answer: truth === 'yes' ? 'present' : 'absent', source: 'patient', by: 'dr-1' }
  }
  const known = { ...empty.facts }
  for (const [name, truth] of Object.entries(facts)) {
    if (truth !== 'undetermined')
      known[name as DiagnosticFact] = { answer: truth === 'yes' ? 'yes' : 'no', by: 'dr-1' }
  }
  return { ...empty, symptoms: set, facts: known, durationDays: 30 }
}

function answer(store: DiagnosticStore, name: StillNeeded, yes: boolean): DiagnosticStore {
  if (name === 'durationDays') return { ...store, durationDays: yes ? 30 : 3 }
  if (Object.hasOwn(symptomNamesEn, name)) {
    const entry = { answer: yes ? 'present' : 'absent', source: 'patient', by: 'dr-1' } as const
    return { ...store, symptoms: { ...store.symptoms, [name]: entry } }
  }
  return { ...store, facts: { ...store.facts, [name]: { answer: yes ? 'yes' : 'no', by: 'dr-1' } } }
}

function complete(store: DiagnosticStore, yes: boolean): DiagnosticStore {
  const open = <Name extends string>(entries: Readonly<Record<Name, { readonly answer: string }>>) =>
    (Object.keys(entries) as Name[]).filter((name) => entries[name].answer === 'not-assessed')
  const names: readonly StillNeeded[] = [...open(store.symptoms), ...open(store.facts)]
  return names.reduce((filled, name) => answer(filled, name, yes), store)
}

// Goes through the completions of the other open symptoms until one is found in which this one decides.
function couldTip(state: number, place: number, places: readonly number[], possible: Uint8Array): boolean {
  const [without, withIt] = [state - 2 * place, state - place]
  const other = places.find((each) => each !== place && Math.floor(state / each) % 3 === 2)
  if (other === undefined) return possible[without] !== possible[withIt]
  return (
    couldTip(state - other, place, places, possible) || couldTip(state - 2 * other, place, places, possible)
  )
}
