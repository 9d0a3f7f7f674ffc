import type { PlaceInMiddle } from '../course/area-prompts.ts'
import type { Prompt } from '../course/prompt.ts'
import type { TreatmentPhase } from '../pathway/allocation.ts'
import type { ProblemArea } from '../problem-areas/area.ts'
import type { Invalid, Result } from '../result.ts'
import type { RecordFields, RecordOf } from './record-fields.ts'

/** Something a record still lacks: the field by its path, and the requirement that asks for it. */
export type RecordGap = { readonly field: string; readonly requirement: `IPT-${number}` }

/** Complete with nothing missing, or not complete with at least one thing named. */
export type Completeness =
  | { readonly complete: true; readonly missing: readonly [] }
  | { readonly complete: false; readonly missing: readonly [RecordGap, ...RecordGap[]] }

/** What a technique's prompts depend on beside its own record. */
export type TechniqueContext = {
  /** The areas of the agreed focus; none before one is agreed. */
  readonly areas: readonly ProblemArea[]
  readonly phase: TreatmentPhase
  /** Where the session stands in the middle phase; `null` in another phase. */
  readonly middle: PlaceInMiddle | null
  /** Minutes to the end of the session; `null` when it is not running. */
  readonly minutesLeft: number | null
  /** Violence, coercion or somebody at risk was told of (IPT-056). */
  readonly harmFlagged: boolean
  /** The clinician has confirmed that it is safe (IPT-122). */
  readonly safetyConfirmed: boolean
  /** Sessions with a visitor that were held in this course (IPT-206). */
  readonly visitorSessionsHeld: number
}

/**
 * A technique of IPT: which areas and phases it belongs to, its record as data, and the rules about it. Every
 * function is pure. Texts are for the clinician; what a patient sees has functions of its own in the folder.
 */
export type Technique<Id extends string = string, F extends RecordFields = RecordFields> = {
  readonly id: Id
  readonly name: string
  /** The requirements it stands on. */
  readonly source: string
  readonly areas: readonly ProblemArea[]
  readonly phases: readonly TreatmentPhase[]
  /** Confronts or negotiates with somebody, so that safety comes first (IPT-122). */
  readonly confronts: boolean
  readonly fields: F
  /** Reads a record. See {@link readRecord} for what is common; each technique names its own codes. */
  read(raw: unknown): Result<RecordOf<F>, Invalid>
  /** What is still missing before the record is whole. A record that is not whole is kept all the same. */
  completeness(record: RecordOf<F>): Completeness
  prompts(record: RecordOf<F>, context: TechniqueContext): readonly Prompt[]
  /** One sentence for the progress note, without names of persons; it says only what was recorded. */
  summary(record: RecordOf<F>): string
}

/** The record of a technique. */
export type RecordOfTechnique<T> = T extends { readonly fields: infer F extends RecordFields }
  ? RecordOf<F>
  : never

/**
 * Completeness from a list of checks: what does not hold is missing.
 * Source: Kith’s own.
 *
 * @example completenessOf([[record.issue !== '', 'issue', 'IPT-118']])
 */
export function completenessOf(
  checks: readonly (readonly [holds: boolean, field: string, requirement: RecordGap['requirement']])[],
): Completeness {
  const [first, ...rest] = checks
    .filter(([holds]) => !holds)
    .map(([, field, requirement]): RecordGap => ({ field, requirement }))
  return first === undefined
    ? { complete: true, missing: [] }
    : { complete: false, missing: [first, ...rest] }
}

/**
 * Whether something was written.
 * Source: Kith’s own.
 *
 * @example isWritten('  ') // false
 */
export function isWritten(text: string): boolean {
  return text.trim() !== ''
}

/**
 * A sentence of the parts that say something, for a note: `Dispute map: stand-off; issue: money.`
 * Source: Kith’s own.
 *
 * @example noteSentence('Role play', ['2 rounds', '']) // 'Role play: 2 rounds.'
 */
export function noteSentence(name: string, parts: readonly string[]): string {
  const said = parts.map((part) => part.trim().replace(/[.;]$/, '')).filter(isWritten)
  return said.length === 0 ? `${name}: begun.` : `${name}: ${said.join('; ')}.`
}
