import {
  codeFor,
  codeOfSuicidalIdeation,
  dsmSpecifiersEn,
  icdSpecifiersEn,
  shippedCodes,
  type Classification,
  type CodeRow,
  type CodeSystem,
  type DsmEpisodeState,
  type DsmSpecifier,
  type IcdSpecifier,
  type RecordedDiagnosis,
} from '@kith/ipt'

import type { SheetValues } from '#features/sheets/index.ts'

import type { Gap } from './evidence-in.ts'

/** The diagnosis as the clinician records it: nothing of it is worked out from criteria or scores (DX-006, IPT-041). */
export type DiagnosisIn = {
  classification: Classification | null
  is: RecordedDiagnosis | null
  /** The picked code, once it says what was recorded (DX-025). */
  code: CodeRow | null
  /** What the core's table has for what was recorded, to be picked. */
  fitting: CodeRow | null
  /** Persistent depression beside an episode (double depression), and thoughts of suicide as a finding. */
  beside: readonly CodeRow[]
  besidePersistent: boolean
  specifiers: readonly Specifier[]
  /** In the clinician's words, with its codes; '' until both are there. */
  inWords: string
  problems: readonly Gap[]
}

type Specifier = { name: DsmSpecifier | IcdSpecifier; words: string; code: string | null }

export const classifications = ['dsm-5-tr', 'icd-11'] as const satisfies readonly Classification[]

export function systemOf(classification: Classification): CodeSystem {
  return classification === 'dsm-5-tr' ? 'icd-10-cm' : 'icd-11'
}

/** The disorders that each classification knows here, in its order. */
export const disordersOf = {
  'dsm-5-tr': [
    'major-depression',
    'persistent',
    'postpartum',
    'premenstrual',
    'other-specified',
    'recurrent-other-specified',
    'depression-unspecified',
  ],
  'icd-11': [
    'depressive-episode',
    'persistent',
    'mixed-with-anxiety',
    'postpartum',
    'other-specified',
    'recurrent-other-specified',
    'recurrent-unspecified',
    'depression-unspecified',
  ],
} as const satisfies Readonly<Record<Classification, readonly RecordedDiagnosis['disorder'][]>>

/** The rows to pick a code from: a finding beside a diagnosis is none. */
export function codesOf(classification: Classification): readonly CodeRow[] {
  return shippedCodes[systemOf(classification)].rows.filter(({ key }) => key !== 'suicidal-ideation')
}

export function diagnosisIn(values: SheetValues): DiagnosisIn {
  const said = (field: string) => (values[field] ?? '').trim()
  const classification = oneOf(classifications, said('classification'))
  const open = { is: null, code: null, fitting: null, beside: [], besidePersistent: false, inWords: '' }
  if (classification === null) {
    return { classification, ...open, specifiers: [], ...missing('classification') }
  }
  const specifiers = specifiersIn(classification, values)
  const read = recordedIn(classification, said)
  if ('problems' in read) return { classification, ...open, specifiers, problems: read.problems }
  const fits = codeFor(read.is)
  const fitting = fits.ok ? fits.value : null
  const picked = codesOf(classification).find(({ code }) => code === said('code')) ?? null
  const code = picked !== null && picked.key === fitting?.key ? picked : null
  const besidePersistent = 'course' in read.is && said('persistent') === 'yes'
  const persistent = codeFor({ classification, disorder: 'persistent' })
  const ideation = codeOfSuicidalIdeation(shippedCodes[systemOf(classification)])
  const beside = [
    ...(besidePersistent && persistent.ok ? [persistent.value] : []),
    ...(said('ideation') === 'yes' && ideation.ok ? [ideation.value] : []),
  ]
  const problem = picked === null ? 'assessment/code-missing' : 'assessment/code-of-another'
  return {
    classification,
    is: read.is,
    code,
    fitting,
    beside,
    besidePersistent,
    specifiers,
    inWords: code === null ? '' : inWords(said('diagnosis-words'), [code, ...beside], specifiers),
    problems: code === null ? [{ field: 'code', code: problem }] : [],
  }
}

type Said = (field: string) => string
type Recorded = { is: RecordedDiagnosis } | { problems: readonly Gap[] }

function recordedIn(classification: Classification, said: Said): Recorded {
  return classification === 'dsm-5-tr'
    ? recordedInDsm(classification, said)
    : recordedInIcd(classification, said)
}

function recordedInDsm(classification: 'dsm-5-tr', said: Said): Recorded {
  const disorder = oneOf(disordersOf['dsm-5-tr'], said('disorder'))
  if (disorder === null) return missing('disorder')
  if (disorder !== 'major-depression') return { is: { classification, disorder } }
  const read = episodeIn(said)
  if ('problems' in read) return read
  return { is: { classification, disorder, ...read } }
}

function recordedInIcd(classification: 'icd-11', said: Said): Recorded {
  const disorder = oneOf(disordersOf['icd-11'], said('disorder'))
  if (disorder === null) return missing('disorder')
  if (disorder !== 'depressive-episode') return { is: { classification, disorder } }
  const read = episodeIn(said)
  if ('problems' in read) return read
  const { course, state } = read
  if (state.now !== 'current') return { is: { classification, disorder, course, state } }
  const { now, severity, psychotic } = state
  if (severity === 'moderate' || severity === 'severe') {
    return { is: { classification, disorder, course, state: { now, severity, psychotic } } }
  }
  // Psychosis means at least moderate in ICD-11 (diagnosis-and-safety.md 1.3).
  if (psychotic) return { problems: [{ field: 'severity', code: 'assessment/psychotic-from-moderate' }] }
  return { is: { classification, disorder, course, state: { now, severity, psychotic } } }
}

/** An episode as both classifications ask for it, or what is missing. */
function episodeIn(
  said: Said,
): { course: 'single' | 'recurrent'; state: DsmEpisodeState } | { problems: readonly Gap[] } {
  const course = oneOf(['single', 'recurrent'] as const, said('course'))
  const now = oneOf(['current', 'partial-remission', 'full-remission'] as const, said('now'))
  const severity = oneOf(['mild', 'moderate', 'severe', 'unspecified'] as const, said('severity'))
  const psychotic = oneOf(['yes', 'no'] as const, said('psychotic'))
  if (course !== null && (now === 'partial-remission' || now === 'full-remission')) {
    return { course, state: { now } }
  }
  if (course !== null && now === 'current' && severity !== null && psychotic !== null) {
    return { course, state: { now, severity, psychotic: psychotic === 'yes' } }
  }
  const asked = { course, now, ...(now === 'current' ? { severity, psychotic } : {}) }
  const open = Object.entries(asked).filter(([, answer]) => answer === null)
  return { problems: open.map(([field]) => ({ field, code: `assessment/${field}-missing` })) }
}

function missing(field: string): { problems: readonly Gap[] } {
  return { problems: [{ field, code: `assessment/${field}-missing` }] }
}

function specifiersIn(classification: Classification, values: SheetValues): readonly Specifier[] {
  return specifiersOf(classification).filter(({ name }) => values[`specifier.${name}`] === 'yes')
}

/** What can be added to a diagnosis; in ICD-11 each has a code of its own. */
export function specifiersOf(classification: Classification): readonly Specifier[] {
  return classification === 'dsm-5-tr'
    ? entriesOf(dsmSpecifiersEn).map(([name, words]) => ({ name, words, code: null }))
    : entriesOf(icdSpecifiersEn).map(([name, { words, code }]) => ({ name, words, code }))
}

function entriesOf<Name extends string, Value>(table: Readonly<Record<Name, Value>>): [Name, Value][] {
  return Object.entries(table) as [Name, Value][]
}

function inWords(own: string, rows: readonly CodeRow[], specifiers: readonly Specifier[]): string {
  const codes = [...rows.map(({ code }) => code), ...specifiers.flatMap(({ code }) => code ?? [])].join(', ')
  if (own !== '') return `${own} (${codes})`
  const meaning = [...rows.map((row) => row.meaning), ...specifiers.map(({ words }) => words)].join('; ')
  return `Depression: ${meaning} (${codes})`
}

function oneOf<Option extends string>(options: readonly Option[], text: string): Option | null {
  return options.find((option) => option === text) ?? null
}
