import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bandOf, cudos, formAge, instruments, phq9, qidsSr16, wsas } from '../index.ts'
import type { InstrumentId } from '../index.ts'

// Copied by hand from the reference and the forms, so that a slip in a key is seen here. `null`: no code is confirmed.
type Codes = {
  readonly measures: string
  readonly better: 'lower' | 'higher'
  readonly panel: string | null
  readonly total: string | null
  readonly items: readonly string[]
}
const none = { panel: null, total: null, items: [] } as const

const codes: Readonly<Record<InstrumentId, Codes>> = {
  'phq-9': {
    measures: 'depression',
    better: 'lower',
    panel: '44249-1',
    total: '44261-6',
    items: [
      'q1 44250-9',
      'q2 44255-8',
      'q3 44259-0',
      'q4 44254-1',
      'q5 44251-7',
      'q6 44258-2',
      'q7 44252-5',
      'q8 44253-3',
      'q9 44260-8',
      'q10 69722-7',
    ],
  },
  'phq-2': {
    measures: 'depression',
    better: 'lower',
    panel: '55757-9',
    total: '55758-7',
    items: ['q1 44250-9', 'q2 44255-8'],
  },
  'gad-7': {
    measures: 'anxiety',
    better: 'lower',
    panel: '69737-5',
    total: '70274-6',
    items: ['q1 69725-0', 'q2 68509-9', 'q3 69733-4', 'q4 69734-2', 'q5 69735-9', 'q6 69689-8', 'q7 69736-7'],
  },
  cudos: { measures: 'depression', better: 'lower', ...none },
  'qids-sr16': { measures: 'depression', better: 'lower', ...none },
  wsas: { measures: 'functioning', better: 'lower', ...none },
  'who-5': { measures: 'well-being', better: 'higher', ...none },
}

for (const instrument of Object.values(instruments)) {
  test(`MEAS-001 the key of ${instrument.id} says what it measures, which way is better, and has the codes of the reference`, () => {
    const { measures, better, loinc, items, unscoredItems } = instrument
    const given = [...items, ...unscoredItems].flatMap(({ id, loinc: code }) =>
      code === null ? [] : [`${id} ${code}`],
    )
    assert.deepEqual({ measures, better, ...loinc, items: given }, codes[instrument.id])
  })
}

test('MEAS-001 the answers of PHQ-9 have their codes, and those of its tenth question are not in order', () => {
  const answersOf = (item: string) =>
    [...phq9.items, ...phq9.unscoredItems]
      .find(({ id }) => id === item)
      ?.options.map(({ value, loinc }) => `${value} ${loinc}`)
  const often = ['0 LA6568-5', '1 LA6569-3', '2 LA6570-1', '3 LA6571-9']
  for (const { id } of phq9.items) assert.deepEqual(answersOf(id), often)
  assert.deepEqual(answersOf('q10'), ['0 LA6572-7', '1 LA6573-5', '2 LA6575-0', '3 LA6574-3'])
})

test('MEAS-001 each key names the source of its scale, its rule for gaps, its constants and its risk items', () => {
  const named = Object.values(instruments).map(({ id, source, licence, counting, change, risk }) => [
    id,
    source,
    licence.statement,
    counting.source,
    ...Object.entries(change).map(([name, sourced]) => `${name} ${sourced.points}: ${sourced.source}`),
    ...risk.map((item) => `${item.item} ${item.signal}: ${item.source}`),
  ])
  const manual = 'NHS Talking Therapies manual'
  const pfizer = 'Copyright Pfizer Inc.; no permission required (NOTICE)'
  assert.deepEqual(named, [
    [
      'phq-9',
      'Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606-613',
      pfizer,
      'Arrieta 2017, doi:10.1002/jclp.22390',
      'mcid 5: Löwe 2004, doi:10.1097/00005650-200412000-00006 (2 SEM)',
      `reliable 6: ${manual}`,
      'remissionBelow 5: Kroenke 2001',
      `caseFrom 10: ${manual}`,
      'responseFrom 10: HEDIS depression response; doi:10.1176/appi.ps.201900295',
      'suddenGain 6: Tang & DeRubeis 1999, adapted to PHQ-9',
      'q9 self-harm-thoughts: Simon 2013, doi:10.1176/appi.ps.201200587',
    ],
    ['phq-2', 'Kroenke, Spitzer, Williams 2003; the first two items of PHQ-9', pfizer, 'README.md'],
    [
      'gad-7',
      'Spitzer, Kroenke, Williams, Löwe 2006',
      pfizer,
      'Kith rule, as for PHQ-9',
      'mcid 4: doi:10.1016/j.jad.2020.01.032',
      `reliable 4: ${manual}`,
      `caseFrom 8: ${manual}`,
    ],
    [
      'cudos',
      'Zimmerman 2008, doi:10.1016/j.comppsych.2007.10.006',
      'No grant text of the owner was found.',
      'Kith rule: 13 of 16 answered',
      'remissionBelow 20: Zimmerman 2008: 19 or lower',
      'strictRemissionBelow 11: Zimmerman 2017: 10 or lower',
      'q14 self-harm-thoughts: CUDOS item 14, SAFE-001 trigger table',
      'q15 self-harm-thoughts: CUDOS item 15, SAFE-001 trigger table',
    ],
    [
      'qids-sr16',
      'Rush 2003, Biol Psychiatry 54:573-583',
      'The owner’s terms for electronic reproduction were not found.',
      'Rush 2003 for the domains; Kith rule for gaps',
      'remissionBelow 6: Rush 2003: 5 or lower',
      'q12 self-harm-thoughts: QIDS-SR16 item 12, SAFE-001 trigger table',
    ],
    ['wsas', 'Mundt 2002, Br J Psychiatry 180:461-464', 'Copyright Isaac Marks.', 'NHS Data Dictionary'],
    [
      'who-5',
      'WHO-5 Well-Being Index, as kept by Region H, Denmark',
      'Statements on its licence contradict each other.',
      'README.md',
      'mcid 10: README.md',
    ],
  ])
})

test('the nine domains of QIDS-SR16 are named after what they ask about, and each item belongs to one', () => {
  assert.ok(qidsSr16.counting.rule === 'highest-of-domains')
  assert.deepEqual(
    qidsSr16.counting.domains.map(({ id, needs }) => `${id} ${needs.flat().join(' ')}`),
    [
      'sleep q1 q2 q3 q4',
      'mood q5',
      'appetite-weight q6 q7 q8 q9',
      'concentration q10',
      'self-view q11',
      'suicidal-thoughts q12',
      'interest q13',
      'energy q14',
      'psychomotor q15 q16',
    ],
  )
})

test('a total below the first band has its name, and an edge belongs to the higher band', () => {
  assert.equal(bandOf(phq9, -1), 'minimal')
  assert.deepEqual([bandOf(phq9, 19), bandOf(phq9, 20)], ['moderately severe', 'severe'])
  assert.deepEqual([bandOf(cudos, 45), bandOf(cudos, 46)], ['moderate', 'severe'])
  assert.deepEqual([bandOf(wsas, 20), bandOf(wsas, 21)], ['significant', 'moderately severe or worse'])
  assert.throws(() => bandOf({ ...phq9, bands: [] }, 3), /phq-9 has no bands/)
})

test('MEAS-016 IPT-222 how old a form is tells its rule, and whose hours were used', () => {
  assert.deepEqual(formAge(90), {
    verdict: 'in-time',
    rule: 'instruments/form-age',
    inWords: 'The form was completed before the session and is not too old for it.',
    inputs: { minutesBefore: 90 },
    thresholds: { withinHours: 48 },
    source: 'MEAS-016 († 48 hours)',
  })
})
