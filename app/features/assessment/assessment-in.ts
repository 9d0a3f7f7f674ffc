import {
  blamingWordsEn,
  courseTypeOf,
  deficitWordsEn,
  diagnosisGaps,
  doubleDepression,
  dsmCriteria,
  findDeniedWords,
  hospitalDecisionsEn,
  icdCriteria,
  isRecurrent,
  lossPrompt,
  mayLabelUnipolar,
  persistentDepression,
  readDay,
  remissionState,
  shippedCodes,
  type Classification,
  type Day,
  type DiagnosisGap,
  type DiagnosisRecord,
  type HospitalDecision,
} from '@kith/ipt'

import type { SheetValues } from '#features/sheets/index.ts'

import { diagnosisIn, type DiagnosisIn } from './diagnosis-in.ts'
import { evidenceIn, type AuthorOf, type Gap } from './evidence-in.ts'
import { exclusionsIn, findingsIn } from './exclusions-in.ts'
import { placeOf } from './parts.ts'

export type AssessmentIn = ReturnType<typeof assessmentIn>

export type Suicidality = DiagnosisRecord['suicidality']

/**
 * Everything that follows from the fields of the sheet, in the browser while they are filled in and on the server when
 * the assessment is marked done: the core is asked, and nothing is worked out beside it.
 */
export function assessmentIn(
  values: SheetValues,
  at: { today: Day; by: string; authorOf: AuthorOf },
  governing: Classification = 'dsm-5-tr',
) {
  const said = (field: string) => (values[field] ?? '').trim()
  const { store, problems: unread } = evidenceIn(values, at.authorOf)
  const excluded = exclusionsIn(values, at.authorOf)
  const diagnosis = diagnosisIn(values)
  const [dsm, icd] = [dsmCriteria(store), icdCriteria(store)]
  const unipolar = mayLabelUnipolar(store, findingsIn(values))
  const hospital = hospitalIn(said('hospital'))
  const criteria = ((diagnosis.classification ?? governing) === 'dsm-5-tr' ? dsm : icd).disorder
  const record: DiagnosisRecord = {
    criteria,
    answers: store,
    specifiers: diagnosis.specifiers.map(({ name }) => name),
    besidePersistent: diagnosis.besidePersistent,
    diagnosis:
      diagnosis.code === null || diagnosis.is === null ? null : { is: diagnosis.is, by: at.by, on: at.today },
    basis: basisIn(said),
    exclusions: excluded.rows,
    suicidality: suicidalityIn(said),
    hospitalCare: hospital === null ? null : hospital === 'no' ? 'not-needed' : 'needed',
    named:
      said('named') === 'yes'
        ? { told: true, words: said('named-words'), reaction: said('named-reaction') }
        : { told: false },
    releasedName: said('released-name') === '' ? null : said('released-name'),
  }
  return {
    store,
    dsm,
    icd,
    record,
    diagnosis,
    unipolar,
    hospital,
    otherChecks: excluded.others,
    persistent: persistentDepression(store),
    double: doubleDepression(store),
    courseType: courseTypeOf(store),
    recurrent: isRecurrent({
      earlierEpisodes: countIn(said('earlier-episodes')),
      daysBetween: daysIn(said('months-between')),
    }),
    remission: remissionState({
      symptoms: remissionSymptoms(said('symptoms-now')),
      daysWithout: countIn(said('days-without')),
    }),
    lossPrompt: lossPrompt(store),
    gaps: gapsOf(record, diagnosis, at.today, {
      unread: [...unread, ...excluded.problems],
      unipolar: unipolar.ok ? null : unipolar.problem.code,
      suicidalityWords: said('suicidality-words'),
      isNamed: said('named') === 'yes',
    }),
  }
}

type More = { unread: readonly Gap[]; unipolar: string | null; suicidalityWords: string; isNamed: boolean }

/** What stands in the way of marking it done: one reason for each field, in the order of the page. */
function gapsOf(record: DiagnosisRecord, diagnosis: DiagnosisIn, today: Day, more: More): readonly Gap[] {
  const { suicidality, releasedName } = record
  const mania = more.unipolar === null ? [] : [{ field: 'exclusion.bipolar.finding', code: more.unipolar }]
  const isUnwritten = suicidality.state === 'assessed' && more.suicidalityWords === ''
  const released = releasedName === null ? null : problemOfName(releasedName)
  const all: readonly Gap[] = [
    ...mania.filter(({ code }) => code === 'diagnosis/mania-known'),
    ...more.unread,
    ...diagnosisGaps(record, today).flatMap((gap) =>
      gap === 'diagnosis' ? diagnosis.problems : [{ field: fieldOf(gap, record, more.isNamed), code: gap }],
    ),
    ...mania,
    ...(isUnwritten ? [{ field: 'suicidality-words', code: 'assessment/suicidality-words-missing' }] : []),
    ...(released === null ? [] : [{ field: 'released-name', code: released }]),
  ]
  const first = all.filter((gap, index) => all.findIndex(({ field }) => field === gap.field) === index)
  return first.toSorted((a, b) => placeOf(a.field) - placeOf(b.field))
}

function fieldOf(gap: DiagnosisGap, { suicidality }: DiagnosisRecord, isNamed: boolean): string {
  if (gap === 'suicidality') {
    return suicidality.state === 'assessed-elsewhere' ? 'suicidality-reference' : 'suicidality'
  }
  if (gap === 'hospital-care') return 'hospital'
  if (gap === 'illness-not-named') return isNamed ? 'named-words' : 'named'
  if (gap.startsWith('basis:')) return gap.replace(':', '.')
  if (gap.startsWith('not-asked:')) return `exclusion.${gap.slice('not-asked:'.length)}.finding`
  return 'classification'
}

/**
 * The name that the patient may read carries no code and none of the words that never reach a patient (IPT-040,
 * IPT-003, IPT-078).
 */
function problemOfName(name: string): string | null {
  const codes = Object.values(shippedCodes).flatMap(({ rows }) => rows.map(({ code }) => code))
  if (name.length > 200) return 'assessment/released-name-long'
  if (codes.some((code) => name.toUpperCase().includes(code))) return 'assessment/released-name-code'
  const denied = [blamingWordsEn, deficitWordsEn].some((list) => findDeniedWords(name, list).length > 0)
  return denied ? 'assessment/released-name-word' : null
}

function basisIn(said: (field: string) => string): DiagnosisRecord['basis'] {
  return {
    symptoms: said('basis.symptoms'),
    medical: said('basis.medical'),
    family: said('basis.family'),
    treatments: said('basis.treatments'),
    examination: said('basis.examination'),
  }
}

/** "assessed:2026-11-23", or the same of elsewhere: an answer of an earlier day shows that it is not of today (IPT-038). */
function suicidalityIn(said: (field: string) => string): Suicidality {
  const [state, text] = said('suicidality').split(':')
  const on = readDay(text)
  if (!on.ok) return { state: 'not-assessed' }
  if (state === 'assessed') return { state, on: on.value }
  if (state !== 'elsewhere') return { state: 'not-assessed' }
  return { state: 'assessed-elsewhere', on: on.value, reference: said('suicidality-reference') }
}

function hospitalIn(text: string): HospitalDecision | null {
  return Object.hasOwn(hospitalDecisionsEn, text) ? (text as HospitalDecision) : null
}

function countIn(text: string): number | null {
  return /^\d{1,5}$/.test(text) ? Number(text) : null
}

/** Months between two episodes in days, rounded down: a gap that is too short is not made longer. */
function daysIn(months: string): number | null {
  const count = countIn(months)
  return count === null ? null : Math.floor((count * 365.25) / 12)
}

function remissionSymptoms(text: string): 'criteria-met' | 'some' | 'none' | 'not-assessed' {
  return (['criteria-met', 'some', 'none'] as const).find((each) => each === text) ?? 'not-assessed'
}
