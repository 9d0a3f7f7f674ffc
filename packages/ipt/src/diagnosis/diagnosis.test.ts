import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  blamingWordsEn,
  codeFor,
  codeOfSuicidalIdeation,
  deficitWordsEn,
  diagnosisForPatient,
  diagnosisGaps,
  diagnosticBasisEn,
  diagnosticFactsEn,
  dsmCriteria,
  dsmSpecifiersEn,
  emptyDiagnosticStore,
  exclusionsEn,
  findDeniedWords,
  icdSpecifiersEn,
  isRecurrent,
  lossPrompt,
  mayLabelUnipolar,
  notAsked,
  readCheck,
  readCodeRelease,
  readDay,
  readExclusions,
  remissionState,
  severityPrompt,
  shippedCodes,
  symptomNamesEn,
} from '../index.ts'
import type {
  Day,
  DiagnosisRecord,
  ExclusionRows,
  IcdEpisodeState,
  Phq9Band,
  RecordedDiagnosis,
  Severity,
  SymptomEntry,
  SymptomHint,
} from '../index.ts'

const severities: readonly Severity[] = ['mild', 'moderate', 'severe']

test('DX-015 severity and PHQ-9 band are two fields; two levels apart is pointed out', () => {
  const bands: readonly Phq9Band[] = ['minimal', 'mild', 'moderate', 'moderately severe', 'severe']
  const pointedOut = severities.map((severity) =>
    bands.filter((band) => severityPrompt(severity, band) !== null),
  )
  assert.deepEqual(pointedOut, [['moderately severe', 'severe'], ['minimal'], ['minimal', 'mild']])
  assert.match(severityPrompt('mild', 'severe')?.words ?? '', /Both are kept as they are/)
})

test('DX-025 ICD-11 codes are looked up in their own table: every diagnosis has the code of the reference', () => {
  const icd = (state: object) =>
    codeOf({ classification: 'icd-11', disorder: 'depressive-episode', course: 'single', state })
  const current = (severity: string, psychotic: boolean) => icd({ now: 'current', severity, psychotic })
  assert.deepEqual(
    [
      current('mild', false),
      current('moderate', false),
      current('moderate', true),
      current('severe', false),
      current('severe', true),
    ],
    ['6A70.0', '6A70.1', '6A70.2', '6A70.3', '6A70.4'],
  )
  assert.deepEqual([icd({ now: 'partial-remission' }), icd({ now: 'full-remission' })], ['6A70.6', '6A70.7'])
  const dsm = (course: string, severity: string, psychotic: boolean) =>
    codeOf({
      classification: 'dsm-5-tr',
      disorder: 'major-depression',
      course,
      state: { now: 'current', severity, psychotic },
    })
  assert.deepEqual(
    [
      dsm('single', 'severe', false),
      dsm('single', 'severe', true),
      dsm('recurrent', 'moderate', false),
      dsm('recurrent', 'severe', true),
    ],
    ['F32.2', 'F32.3', 'F33.1', 'F33.3'],
  )
})

test('DX-025 the trap: the digit after the point means something else in each classification', () => {
  const meaning = (system: 'icd-10-cm' | 'icd-11', code: string) =>
    shippedCodes[system].rows.find((row) => row.code === code)?.meaning
  assert.match(meaning('icd-11', '6A70.2') ?? '', /moderate, psychotic/)
  assert.match(meaning('icd-10-cm', 'F32.2') ?? '', /severe, not psychotic/)
  // Of the keys that both tables have, the digits agree for mild and moderate alone.
  const digits = (system: 'icd-10-cm' | 'icd-11') =>
    new Map(shippedCodes[system].rows.map(({ key, code }) => [key, code.split('.')[1]]))
  const icd11 = digits('icd-11')
  const same = [...digits('icd-10-cm')].filter(
    ([key, digit]) => digit !== undefined && icd11.get(key) === digit,
  )
  assert.deepEqual(
    same.map(([key]) => key),
    ['single/mild', 'single/moderate', 'recurrent/mild', 'recurrent/moderate'],
  )
})

test('DX-025 a release is loaded with its date; a list with the known error is refused by its row', () => {
  const release = { system: 'icd-11', release: '2025-01', releasedOn: '2025-02-14' }
  const rows = [...shippedCodes['icd-11'].rows]
  const loaded = readCodeRelease({ ...release, rows })
  assert.ok(loaded.ok)
  assert.equal(loaded.value.releasedOn, '2025-02-14')
  const derived = rows.map((row) => (row.key === 'single/severe' ? { ...row, code: '6A70.2' } : row))
  assert.deepEqual(codesOf(readCodeRelease({ ...release, rows: derived })), [
    'rows.3 codes/means-something-else',
  ])
  assert.deepEqual(codesOf(readCodeRelease({ ...release, rows: [{ ...rows[0], code: 'F32.0' }] })), [
    'rows.0 codes/code-unreadable',
  ])
  assert.deepEqual(
    codesOf(
      readCodeRelease({
        system: 'icd-11',
        release: ' ',
        rows: [rows[0], rows[0], { key: 'x', code: '6A70.0', meaning: '' }],
      }),
    ),
    [
      'release codes/release-missing',
      'releasedOn day/unreadable',
      'rows.1 codes/key-twice',
      'rows.2 codes/key-unknown',
      'rows.2 codes/means-something-else',
      'rows.2 codes/meaning-missing',
    ],
  )
  for (const { releasedOn, note } of Object.values(shippedCodes)) {
    assert.equal(releasedOn, null)
    assert.match(note, /not loaded from an official release/)
  }
  const other = codeFor({ classification: 'dsm-5-tr', disorder: 'persistent' }, loaded.value)
  assert.equal(other.ok ? '' : other.problem.code, 'codes/other-system')
})

test('DX-025 every code of the reference has its row, under a meaning of our own; what is unconfirmed is marked', () => {
  const others = (classification: string, ...disorders: string[]) =>
    disorders.map((disorder) => codeOf({ classification, disorder }))
  assert.deepEqual(
    others(
      'dsm-5-tr',
      'persistent',
      'premenstrual',
      'postpartum',
      'other-specified',
      'recurrent-other-specified',
      'depression-unspecified',
    ),
    ['F34.1', 'F32.81', 'F53.0', 'F32.89', 'F33.8', 'F32.A'],
  )
  assert.deepEqual(
    others(
      'icd-11',
      'persistent',
      'mixed-with-anxiety',
      'postpartum',
      'other-specified',
      'recurrent-other-specified',
      'recurrent-unspecified',
      'depression-unspecified',
    ),
    ['6A72', '6A73', '6E20', '6A70.Y', '6A71.Y', '6A71.Z', '6A70.Z'],
  )
  const unconfirmed = Object.values(shippedCodes).flatMap(({ rows }) =>
    rows.filter(({ meaning }) => meaning.includes('†')).map(({ code }) => code),
  )
  assert.deepEqual(unconfirmed, [
    'F33.8',
    'F34.1',
    'F32.81',
    'F32.89',
    'R45.851',
    '6A71.5',
    '6A71.6',
    '6A71.7',
    'MB26.A',
  ])
})

test('IPT-041 thoughts of suicide have a code as a finding, and it comes from no answer and no total', () => {
  const ideation = (system: 'icd-10-cm' | 'icd-11') => {
    const code = codeOfSuicidalIdeation(shippedCodes[system])
    return code.ok && code.value.code
  }
  assert.deepEqual([ideation('icd-10-cm'), ideation('icd-11')], ['R45.851', 'MB26.A'])
  assert.deepEqual(codeOfSuicidalIdeation({ ...shippedCodes['icd-11'], rows: [] }), {
    ok: false,
    problem: { kind: 'refused', code: 'codes/not-in-release' },
  })
  for (const release of Object.values(shippedCodes)) {
    const loaded = readCodeRelease({ ...release, release: '2025-01', releasedOn: '2025-02-14' })
    assert.ok(loaded.ok, JSON.stringify(loaded))
  }
})

test('DX-026 F32.A never belongs to a recorded major depression, whatever its course and state', () => {
  const states = [
    ...[...severities, 'unspecified'].flatMap((severity) =>
      [true, false].map((psychotic) => ({ now: 'current', severity, psychotic })),
    ),
    { now: 'partial-remission' },
    { now: 'full-remission' },
  ]
  for (const course of ['single', 'recurrent']) {
    for (const state of states) {
      const code = codeOf({ classification: 'dsm-5-tr', disorder: 'major-depression', course, state })
      assert.match(code, course === 'single' ? /^F32\.\d$/ : /^F33\.\d+$/)
    }
  }
  assert.equal(codeOf({ classification: 'dsm-5-tr', disorder: 'depression-unspecified' }), 'F32.A')
  const rows = [{ key: 'single/unspecified', code: 'F32.A', meaning: 'x' }]
  assert.deepEqual(
    codesOf(readCodeRelease({ system: 'icd-10-cm', release: 'FY2026', releasedOn: '2025-10-01', rows })),
    ['rows.0 codes/means-something-else'],
  )
})

test('DX-020 each row is asked or visibly not; asked comes with finding, decision and who decided', () => {
  const empty = readExclusions({})
  assert.ok(empty.ok)
  assert.equal(notAsked(empty.value).length, Object.keys(exclusionsEn).length)
  assert.deepEqual(codesOf(readExclusions({ bipolar: { asked: true } })), [
    'bipolar diagnosis/finding-unknown',
    'bipolar diagnosis/decision-missing',
    'bipolar diagnosis/author-missing',
  ])
  assert.deepEqual(
    codesOf(
      readExclusions({ weather: {}, medical: { ...row('no'), check: { state: 'result', on: 'soon' } } }),
    ),
    [
      'exclusions diagnosis/exclusion-unknown',
      'medical.check.on day/unreadable',
      'medical diagnosis/result-missing',
    ].map((each) => each.replace('medical diagnosis/result', 'medical.check diagnosis/result')),
  )
  assert.deepEqual(codesOf(readExclusions({ bipolar: 'yes' })), ['bipolar diagnosis/finding-unknown'])
  assert.deepEqual(codesOf(readExclusions({ bipolar: { ...row('no'), check: 'TSH' } })), [
    'bipolar.check diagnosis/check-unknown',
  ])
  assert.deepEqual(codesOf(readExclusions({ bipolar: { finding: 'yes' } })), [
    'bipolar diagnosis/finding-unknown',
  ])
})

test('IPT-037 a test is ordered, not indicated or has a result, and nothing is ordered by itself', () => {
  const read = readExclusions({
    medical: { ...row('no'), check: { state: 'ordered', on: '2026-11-23' } },
    substances: row('no'),
  })
  assert.ok(read.ok)
  const { medical, substances } = read.value
  assert.deepEqual(medical.asked && medical.check, { state: 'ordered', on: '2026-11-23' })
  assert.deepEqual(substances.asked && substances.check, { state: 'not-considered' })
  assert.deepEqual(readCheck({ state: 'not-indicated' }), { ok: true, value: { state: 'not-indicated' } })
  const noResult = readCheck({ state: 'result', on: '2026-11-23' })
  assert.deepEqual(noResult.ok ? [] : noResult.problem.fields, [
    { field: 'check', code: 'diagnosis/result-missing' },
  ])
})

test('DX-021 a course is not labelled unipolar after mania or hypomania, nor while nobody asked', () => {
  const store = emptyDiagnosticStore()
  const code = (facts: object, finding: 'yes' | 'no' | 'unclear' | null) => {
    const rows = exclusions(finding === null ? {} : { bipolar: row(finding) })
    const may = mayLabelUnipolar({ ...store, facts: { ...store.facts, ...facts } }, rows)
    return may.ok ? may.value : may.problem.code
  }
  const no = { answer: 'no', by: 'dr-1' }
  assert.equal(code({ 'hypomanic-episode': { answer: 'yes', by: 'dr-1' } }, 'no'), 'diagnosis/mania-known')
  assert.equal(code({}, 'yes'), 'diagnosis/mania-known')
  assert.equal(code({}, 'unclear'), 'diagnosis/mania-not-asked')
  assert.equal(code({}, null), 'diagnosis/mania-not-asked')
  assert.equal(code({ 'manic-episode': no }, null), 'diagnosis/mania-not-asked')
  assert.equal(code({ 'manic-episode': no, 'hypomanic-episode': no }, null), 'unipolar')
  assert.equal(code({}, 'no'), 'unipolar')
})

test('DX-001 recurrence and remission keep what is unknown apart', () => {
  assert.equal(isRecurrent({ earlierEpisodes: 1, daysBetween: 60 }), 'yes')
  assert.equal(isRecurrent({ earlierEpisodes: 1, daysBetween: 59 }), 'no')
  assert.equal(isRecurrent({ earlierEpisodes: 1, daysBetween: null }), 'undetermined')
  assert.equal(isRecurrent({ earlierEpisodes: 0, daysBetween: null }), 'no')
  assert.equal(isRecurrent({ earlierEpisodes: 2, daysBetween: 100 }, 120), 'no')
  const at = (symptoms: 'some' | 'none' | 'not-assessed', daysWithout: number | null) =>
    remissionState({ symptoms, daysWithout })
  assert.deepEqual(
    [at('none', 60), at('none', 59), at('some', 100), at('none', null), at('not-assessed', 100)],
    ['full-remission', 'partial-remission', 'partial-remission', 'undetermined', 'undetermined'],
  )
})

test('IPT-035 IPT-036 IPT-038 IPT-039 the record says what it lacks; suicidality is of today', () => {
  const today = day('2026-11-23')
  const open = record({})
  assert.ok(diagnosisGaps(open, today).includes('suicidality'))
  const rows = exclusions(Object.fromEntries(Object.keys(exclusionsEn).map((name) => [name, row('no')])))
  const whole = record({
    diagnosis: { is: { classification: 'icd-11', disorder: 'persistent' }, by: 'dr-1', on: today },
    basis: Object.fromEntries(
      Object.keys(diagnosticBasisEn).map((name) => [name, 'noted']),
    ) as DiagnosisRecord['basis'],
    exclusions: rows,
    suicidality: { state: 'assessed', on: today },
    hospitalCare: 'not-needed',
    named: { told: true, words: 'You have a depression.', reaction: 'relieved' },
  })
  assert.deepEqual(diagnosisGaps(whole, today), [])
  assert.deepEqual(diagnosisGaps(whole, day('2026-11-24')), ['suicidality'])
  assert.deepEqual(
    diagnosisGaps(
      { ...whole, suicidality: { state: 'assessed-elsewhere', on: today, reference: ' ' } },
      today,
    ),
    ['suicidality'],
  )
})

test('IPT-035 the record keeps the answers criterion by criterion, specifiers, and persistent depression beside an episode', () => {
  const answers = emptyDiagnosticStore()
  const kept = record({ answers, specifiers: ['peripartum', 'perinatal'], besidePersistent: true })
  assert.deepEqual(kept.answers, answers)
  assert.deepEqual([kept.specifiers, kept.besidePersistent], [['peripartum', 'perinatal'], true])
})

test('IPT-040 the patient sees the released name and nothing else', () => {
  assert.equal(diagnosisForPatient(record({})), null)
  assert.equal(diagnosisForPatient(record({ releasedName: 'Depression' })), 'Depression')
})

test('DX-006 IPT-003 IPT-078 labels are short words of our own and blame nobody', () => {
  const labels = [
    ...Object.values(symptomNamesEn),
    ...Object.values(diagnosticFactsEn),
    ...Object.values(diagnosticBasisEn),
    ...Object.values(dsmSpecifiersEn),
    ...Object.values(icdSpecifiersEn).map(({ words }) => words),
    ...Object.values(exclusionsEn).flatMap(({ name, ask, suggest }) => [name, ask, suggest]),
    ...Object.values(shippedCodes).flatMap(({ rows }) => rows.map(({ meaning }) => meaning)),
  ]
  for (const label of labels) {
    assert.ok(label.length <= 110, label)
    for (const list of [blamingWordsEn, deficitWordsEn]) assert.deepEqual(findDeniedWords(label, list), [])
  }
})

test('DX-005 DX-025 states that cannot be have no type', () => {
  // Each line stands only while the compiler finds that the value on the left is not of the type.
  const mildPsychotic: IsA<{ now: 'current'; severity: 'mild'; psychotic: true }, IcdEpisodeState> = false
  const hintAsSymptom: IsA<SymptomHint, SymptomEntry> = false
  const dsmWithIcdDisorder: IsA<
    { classification: 'dsm-5-tr'; disorder: 'mixed-with-anxiety' },
    RecordedDiagnosis
  > = false
  assert.deepEqual([mildPsychotic, hintAsSymptom, dsmWithIcdDisorder], [false, false, false])
})

test('IPT-003 IPT-078 DX-006 prompts about a diagnosis blame nobody and diagnose nobody', () => {
  const store = emptyDiagnosticStore()
  const lost = { ...store, facts: { ...store.facts, 'recent-loss': { answer: 'yes', by: 'dr-1' } as const } }
  for (const words of [severityPrompt('mild', 'severe')?.words ?? '', lossPrompt(lost)?.words ?? '']) {
    assert.notEqual(words, '')
    assert.doesNotMatch(words, /the patient has/)
    for (const list of [blamingWordsEn, deficitWordsEn]) assert.deepEqual(findDeniedWords(words, list), [])
  }
})

type IsA<Value, Of> = Value extends Of ? true : false

function codeOf(diagnosis: object): string {
  const code = codeFor(diagnosis as RecordedDiagnosis)
  return code.ok ? code.value.code : code.problem.code
}

function codesOf(read: ReturnType<typeof readExclusions> | ReturnType<typeof readCodeRelease>) {
  return read.ok ? [] : read.problem.fields.map(({ field, code }) => `${field} ${code}`)
}

function row(finding: 'yes' | 'no' | 'unclear') {
  return { asked: true, finding, decided: 'noted', by: 'dr-1' }
}

function exclusions(raw: Record<string, unknown>): ExclusionRows {
  const read = readExclusions(raw)
  assert.ok(read.ok)
  return read.value
}

function record(changes: Partial<DiagnosisRecord>): DiagnosisRecord {
  return {
    criteria: dsmCriteria(emptyDiagnosticStore()).disorder,
    diagnosis: null,
    basis: Object.fromEntries(
      Object.keys(diagnosticBasisEn).map((name) => [name, '']),
    ) as DiagnosisRecord['basis'],
    exclusions: exclusions({}),
    suicidality: { state: 'not-assessed' },
    hospitalCare: null,
    named: { told: false },
    releasedName: null,
    ...changes,
  }
}

function day(text: string): Day {
  const read = readDay(text)
  assert.ok(read.ok)
  return read.value
}
