import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import type { Truth } from './truth.ts'

/**
 * What is asked about, in short labels of our own: no criterion text of any classification. One store for both
 * classifications (DX-010): hopelessness counts in ICD-11 alone, self-esteem in persistent depression alone.
 */
export const symptomNamesEn = {
  mood: 'low mood, told or seen',
  interest: 'loss of interest or pleasure',
  appetite: 'appetite or weight, either way',
  sleep: 'sleep, too little or too much',
  psychomotor: 'agitation or slowing that others see',
  energy: 'tiredness, low energy',
  worth: 'worthlessness or too much guilt',
  concentration: 'thinking, concentrating, deciding',
  death: 'thoughts of death or suicide, a plan or an attempt',
  hopelessness: 'hopelessness',
  'self-esteem': 'low self-esteem',
} as const
export type Symptom = keyof typeof symptomNamesEn

/** What is asked beside the symptoms. `…-explains`: it explains the picture better. */
export const diagnosticFactsEn = {
  'same-two-weeks': 'in the same two weeks',
  'change-from-before': 'a change from before',
  'distress-or-impairment': 'distress or impairment that matters clinically',
  'impairment-or-effort': 'impaired, or managing with much extra effort',
  'substance-explains': 'a substance or medicine explains it',
  'medical-explains': 'a medical condition explains it',
  'psychotic-disorder-explains': 'a psychotic disorder explains it better',
  'bereavement-explains': 'bereavement explains it better',
  'manic-episode': 'a manic episode at any time, not counting substances and medical causes',
  'hypomanic-episode': 'a hypomanic episode at any time, not counting substances and medical causes',
  'mixed-episode': 'a mixed episode at any time',
  'recent-loss': 'a recent loss, such as a death, ruin, disaster or serious illness',
  'low-mood-two-years': 'low mood on more days than not for two years or longer',
  'gap-over-two-months': 'a time of more than two months without it in those years',
  'episode-during-low-years': 'the episode arose during those years',
} as const
export type DiagnosticFact = keyof typeof diagnosticFactsEn

/** Where an answer about a symptom comes from (DX-004). */
export const symptomSources = ['patient', 'observation', 'informant', 'record'] as const
export type SymptomSource = (typeof symptomSources)[number]

/**
 * `present`: as often as is required, most of the day and nearly every day where that applies. `less-often`:
 * there, and not that often, so that it does not count. Each is set by a clinician (DX-005).
 */
export type SymptomEntry =
  | { readonly answer: 'not-assessed' }
  | {
      readonly answer: 'present' | 'less-often' | 'absent'
      readonly source: SymptomSource
      readonly by: string
    }

export type FactEntry =
  | { readonly answer: 'not-assessed' }
  | { readonly answer: 'yes' | 'no'; readonly by: string }

/** Everything that the criteria of both classifications are worked out from. */
export type DiagnosticStore = {
  readonly symptoms: Readonly<Record<Symptom, SymptomEntry>>
  readonly facts: Readonly<Record<DiagnosticFact, FactEntry>>
  /** How long the episode has lasted, in whole days; `null` when it is not known. */
  readonly durationDays: number | null
  /** The clinician's judgement about a recent loss (DX-003); may be empty. */
  readonly lossJudgement: string
}

/**
 * A store in which nothing was assessed.
 * Source: DX-001.
 *
 * @example emptyDiagnosticStore().symptoms.mood // { answer: 'not-assessed' }
 */
export function emptyDiagnosticStore(): DiagnosticStore {
  const open = (names: object) =>
    Object.fromEntries(Object.keys(names).map((name) => [name, { answer: 'not-assessed' }]))
  return {
    symptoms: open(symptomNamesEn) as DiagnosticStore['symptoms'],
    facts: open(diagnosticFactsEn) as DiagnosticStore['facts'],
    durationDays: null,
    lossJudgement: '',
  }
}

/**
 * Reads a store from a form or a row; what is absent was not assessed (DX-001). Field codes, by path
 * (`symptoms.mood`): `diagnosis/answer-unknown`, `diagnosis/source-unknown`, `diagnosis/author-missing` (an
 * answer is set by somebody: DX-005), `diagnosis/name-unknown`, `diagnosis/duration-out-of-range` (whole days,
 * 0 or more), `diagnosis/text-unreadable`.
 *
 * @example readDiagnosticStore({ symptoms: { mood: { answer: 'present', source: 'patient', by: 'dr-1' } } })
 */
export function readDiagnosticStore(
  raw: Readonly<Record<string, unknown>>,
): Result<DiagnosticStore, Invalid> {
  const problems: FieldProblem[] = []
  const symptoms = readEntries(raw['symptoms'], 'symptoms', symptomNamesEn, symptomAnswers, problems)
  const facts = readEntries(raw['facts'], 'facts', diagnosticFactsEn, factAnswers, problems)
  const durationDays = raw['durationDays'] ?? null
  if (durationDays !== null && !(Number.isSafeInteger(durationDays) && Number(durationDays) >= 0)) {
    problems.push({ field: 'durationDays', code: 'diagnosis/duration-out-of-range' })
  }
  const lossJudgement = raw['lossJudgement'] ?? ''
  if (typeof lossJudgement !== 'string') {
    problems.push({ field: 'lossJudgement', code: 'diagnosis/text-unreadable' })
  }
  return problems.length === 0
    ? ok({ symptoms, facts, durationDays, lossJudgement } as DiagnosticStore)
    : invalid(problems)
}

/**
 * Whether a symptom counts: not assessed is undetermined and never no (DX-001).
 *
 * @example symptomTruth(store, 'sleep') // 'undetermined'
 */
export function symptomTruth({ symptoms }: DiagnosticStore, symptom: Symptom): Truth {
  const { answer } = symptoms[symptom]
  if (answer === 'not-assessed') return 'undetermined'
  return answer === 'present' ? 'yes' : 'no'
}

/**
 * Whether a fact holds.
 * Source: DX-001.
 *
 * @example factTruth(store, 'manic-episode') // 'no'
 */
export function factTruth({ facts }: DiagnosticStore, fact: DiagnosticFact): Truth {
  const { answer } = facts[fact]
  return answer === 'not-assessed' ? 'undetermined' : answer
}

const symptomAnswers = ['present', 'less-often', 'absent']
const factAnswers = ['yes', 'no']

function readEntries(
  raw: unknown,
  path: string,
  names: Readonly<Record<string, string>>,
  answers: readonly string[],
  problems: FieldProblem[],
): Readonly<Record<string, unknown>> {
  const given: Readonly<Record<string, unknown>> = typeof raw === 'object' && raw !== null ? { ...raw } : {}
  if (raw !== undefined && raw !== null && (typeof raw !== 'object' || Array.isArray(raw))) {
    problems.push({ field: path, code: 'diagnosis/answer-unknown' })
  }
  if (Object.keys(given).some((name) => !Object.hasOwn(names, name))) {
    problems.push({ field: path, code: 'diagnosis/name-unknown' })
  }
  return Object.fromEntries(
    Object.keys(names).map((name) => {
      const entry = Object.hasOwn(given, name) ? given[name] : null
      return [name, readEntry(entry ?? { answer: 'not-assessed' }, `${path}.${name}`, answers, problems)]
    }),
  )
}

function readEntry(
  raw: unknown,
  field: string,
  answers: readonly string[],
  problems: FieldProblem[],
): unknown {
  const { answer, source, by }: Partial<Record<string, unknown>> = { ...(raw as object) }
  if (answer === 'not-assessed') return { answer }
  if (typeof answer !== 'string' || !answers.includes(answer)) {
    problems.push({ field, code: 'diagnosis/answer-unknown' })
  }
  if (typeof by !== 'string' || by.trim() === '') problems.push({ field, code: 'diagnosis/author-missing' })
  if (answers === factAnswers) return { answer, by }
  if (!symptomSources.includes(source as SymptomSource)) {
    problems.push({ field, code: 'diagnosis/source-unknown' })
  }
  return { answer, source, by }
}
