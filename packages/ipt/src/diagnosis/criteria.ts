import type { Judgement } from '../change/judgement.ts'
import type { Prompt } from '../course/prompt.ts'
import type { DiagnosticFact, DiagnosticStore, Symptom } from './symptom-store.ts'
import { factTruth, symptomTruth } from './symptom-store.ts'
import type { Truth } from './truth.ts'
import { allTrue, notTrue } from './truth.ts'

export type Classification = 'dsm-5-tr' | 'icd-11'

/** Criteria as entered, and nothing more (DX-006). */
export type CriteriaVerdict = 'met' | 'not-met' | 'undetermined'

/** Something that would have to be known before the criteria are decided (DX-001). */
export type StillNeeded = Symptom | DiagnosticFact | 'durationDays'

export type CriteriaResult = Judgement<CriteriaVerdict> & {
  readonly classification: Classification
  /** Each part by itself, in its order. */
  readonly parts: readonly { readonly part: string; readonly truth: Truth }[]
  /** Empty once the verdict stands; asking for anything else would change nothing. */
  readonly stillNeeded: readonly StillNeeded[]
}

/** `episode`: the present episode. `disorder`: that, and no other disorder that explains it. */
export type DepressionCriteria = { readonly episode: CriteriaResult; readonly disorder: CriteriaResult }

/** Five of them, with a core one (DSM-5-TR †; ICD-11 five of ten †). */
const symptomsNeeded = 5

const coreSymptoms = ['mood', 'interest'] as const satisfies readonly Symptom[]
const dsmOthers = ['appetite', 'sleep', 'psychomotor', 'energy', 'worth', 'concentration', 'death'] as const
const icdOthers = [...dsmOthers, 'hopelessness'] as const

/** † ICD-11: at least two weeks. */
const icdDays = 14

/**
 * Criteria of a major depressive episode and disorder by DSM-5-TR †, as entered: five of nine symptoms with low
 * mood or loss of interest, in the same two weeks and a change from before; distress or impairment; not explained
 * by a substance or a medical condition; for the disorder also not by a psychotic disorder, and no mania or
 * hypomania ever. Bereavement neither blocks nor makes it (DX-003).
 *
 * @example dsmCriteria(store).disorder.verdict // 'undetermined' until all that matters was assessed
 */
export function dsmCriteria(store: DiagnosticStore): DepressionCriteria {
  const symptoms = symptomPart(store, dsmOthers)
  const episode = [
    symptoms,
    fact(store, 'same-two-weeks'),
    fact(store, 'change-from-before'),
    fact(store, 'distress-or-impairment'),
    factNot(store, 'substance-explains'),
    factNot(store, 'medical-explains'),
  ]
  const disorder = [
    ...episode,
    factNot(store, 'psychotic-disorder-explains'),
    factNot(store, 'manic-episode'),
    factNot(store, 'hypomanic-episode'),
  ]
  const thresholds = { symptoms: symptomsNeeded, of: 9, core: 1 }
  const source = 'DSM-5-TR, logic only †; diagnosis-and-safety.md 1.1; DX-001, DX-002'
  return {
    episode: result('dsm-5-tr', 'episode', episode, thresholds, source),
    disorder: result('dsm-5-tr', 'disorder', disorder, thresholds, source),
  }
}

/**
 * Criteria of a depressive episode and disorder by ICD-11, as entered: five of ten symptoms † with low mood or
 * loss of interest, 14 days or longer, impaired or with much extra effort, not explained by a substance, a
 * medical condition or bereavement; for the disorder also no manic, hypomanic or mixed episode ever.
 * Source: diagnosis-and-safety.md 1.2; DX-010.
 *
 * @example icdCriteria(store).episode.stillNeeded // ['hopelessness', 'impairment-or-effort']
 */
export function icdCriteria(store: DiagnosticStore): DepressionCriteria {
  const { durationDays } = store
  const lasted = durationDays === null ? 'undetermined' : durationDays >= icdDays ? 'yes' : 'no'
  const episode: readonly Part[] = [
    symptomPart(store, icdOthers),
    { part: 'two-weeks-or-longer', truth: lasted, open: ['durationDays'] },
    fact(store, 'impairment-or-effort'),
    factNot(store, 'substance-explains'),
    factNot(store, 'medical-explains'),
    factNot(store, 'bereavement-explains'),
  ]
  const disorder = [
    ...episode,
    factNot(store, 'manic-episode'),
    factNot(store, 'hypomanic-episode'),
    factNot(store, 'mixed-episode'),
  ]
  const thresholds = { symptoms: symptomsNeeded, of: 10, core: 1, days: icdDays }
  const source = 'ICD-11 6A70, 6A71, logic only; the count of five †; diagnosis-and-safety.md 1.2; DX-010'
  return {
    episode: result('icd-11', 'episode', episode, thresholds, source),
    disorder: result('icd-11', 'disorder', disorder, thresholds, source),
  }
}

/**
 * Both classifications on the same store: the one that the clinic has set governs, and where they differ is shown
 * (DX-010).
 *
 * @example compareCriteria(store, 'icd-11').differ // true when one is met and the other is not
 */
export function compareCriteria(
  store: DiagnosticStore,
  governing: Classification,
): {
  readonly governing: DepressionCriteria
  readonly other: DepressionCriteria
  readonly differ: boolean
} {
  const [dsm, icd] = [dsmCriteria(store), icdCriteria(store)]
  const differ = dsm.disorder.verdict !== icd.disorder.verdict || dsm.episode.verdict !== icd.episode.verdict
  return governing === 'dsm-5-tr'
    ? { governing: dsm, other: icd, differ }
    : { governing: icd, other: dsm, differ }
}

/**
 * The verdict in words: about criteria as entered, never about the patient (DX-006). The clinician records the
 * diagnosis.
 *
 * @example criteriaWordsEn(dsmCriteria(store).episode)
 * // 'DSM-5-TR, episode: criteria as entered are undetermined.'
 */
export function criteriaWordsEn({ classification, rule, verdict }: CriteriaResult): string {
  const name = classification === 'dsm-5-tr' ? 'DSM-5-TR' : 'ICD-11'
  const what = rule.endsWith('episode') ? 'episode' : 'disorder'
  return `${name}, ${what}: criteria as entered are ${verdict === 'not-met' ? 'not met' : verdict}.`
}

/**
 * After a recent loss: grief can look alike, so the clinician is asked for a judgement (DX-003). `null` when there
 * was none, or when it is recorded.
 *
 * @example lossPrompt(store)?.rule // 'diagnosis/recent-loss'
 */
export function lossPrompt(store: DiagnosticStore): Prompt | null {
  if (factTruth(store, 'recent-loss') !== 'yes' || store.lossJudgement.trim() !== '') return null
  return {
    rule: 'diagnosis/recent-loss',
    inputs: { recentLoss: 'yes', judgement: null },
    thresholds: {},
    source: 'DX-003',
    words:
      'There was a recent loss, and grief may look alike. Record your judgement. Bereavement alone neither rules ' +
      'a depressive episode out nor makes one.',
  }
}

/** One part of a conjunction, with what is open in it and could change it. */
type Part = { readonly part: string; readonly truth: Truth; readonly open: readonly StillNeeded[] }

function fact(store: DiagnosticStore, name: DiagnosticFact): Part {
  return { part: name, truth: factTruth(store, name), open: [name] }
}

function factNot(store: DiagnosticStore, name: DiagnosticFact): Part {
  return { part: `not:${name}`, truth: notTrue(factTruth(store, name)), open: [name] }
}

function symptomPart(store: DiagnosticStore, others: readonly Symptom[]): Part {
  const core = count(store, coreSymptoms)
  const other = count(store, others)
  const all = core.present + other.present
  const most = all + core.open.length + other.open.length
  const truth = () => {
    if (core.present > 0 && all >= symptomsNeeded) return 'yes'
    if (most < symptomsNeeded || core.present + core.open.length === 0) return 'no'
    return 'undetermined'
  }
  // Asked for is what could still tip the balance in some way of answering the rest.
  const tips = (moreCore: number, moreOther: number, atCore: boolean) => {
    const [ofCore, ofOther] = [core.present + moreCore, other.present + moreOther]
    return holds(ofCore + (atCore ? 1 : 0), ofOther + (atCore ? 0 : 1)) && !holds(ofCore, ofOther)
  }
  const matters = (atCore: boolean) => {
    const [openCore, openOther] = [core.open.length - (atCore ? 1 : 0), other.open.length - (atCore ? 0 : 1)]
    for (let moreCore = 0; moreCore <= openCore; moreCore += 1) {
      for (let moreOther = 0; moreOther <= openOther; moreOther += 1) {
        if (tips(moreCore, moreOther, atCore)) return true
      }
    }
    return false
  }
  const open = [...(matters(true) ? core.open : []), ...(matters(false) ? other.open : [])]
  return { part: 'symptoms', truth: truth(), open }
}

function holds(core: number, other: number): boolean {
  return core > 0 && core + other >= symptomsNeeded
}

function count(store: DiagnosticStore, symptoms: readonly Symptom[]) {
  return {
    present: symptoms.filter((symptom) => symptomTruth(store, symptom) === 'yes').length,
    open: symptoms.filter((symptom) => symptomTruth(store, symptom) === 'undetermined'),
  }
}

function result(
  classification: Classification,
  what: 'episode' | 'disorder',
  parts: readonly Part[],
  thresholds: Readonly<Record<string, number>>,
  source: string,
): CriteriaResult {
  const truth = allTrue(parts.map((part) => part.truth))
  const verdict = truth === 'yes' ? 'met' : truth === 'no' ? 'not-met' : truth
  const open = parts.filter((part) => part.truth === 'undetermined').flatMap((part) => part.open)
  return {
    classification,
    verdict,
    rule: `diagnosis/${classification}-${what}`,
    inWords:
      'Every part has to hold; one that was not assessed leaves it undetermined unless another part decides.',
    inputs: Object.fromEntries(parts.map((part) => [part.part, part.truth])),
    thresholds,
    source,
    parts: parts.map(({ part, truth: each }) => ({ part, truth: each })),
    stillNeeded: truth === 'undetermined' ? open : [],
  }
}
