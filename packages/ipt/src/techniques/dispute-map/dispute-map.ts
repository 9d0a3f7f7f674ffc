import type { AreaWork, DisputeStage } from '../../course/area-prompts.ts'
import { areaPrompts, mayOfferNegotiation } from '../../course/area-prompts.ts'
import type { FieldProblem } from '../../result.ts'
import { invalid } from '../../result.ts'
import type { Day } from '../../time/day.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique, TechniqueContext } from '../technique.ts'
import { completenessOf, isWritten, noteSentence } from '../technique.ts'

const fields = {
  counterpart: { kind: 'person', label: 'With whom' },
  issue: { kind: 'text', label: 'What it is about' },
  ofTheOther: { kind: 'text', label: 'What the patient expects of the other' },
  ofThePatient: { kind: 'text', label: 'What the other expects of the patient' },
  // IPT-118: each stage with its day; the last one is where the dispute stands.
  stages: {
    kind: 'list',
    label: 'Stages',
    of: {
      on: { kind: 'day', label: 'Since' },
      stage: {
        kind: 'one-of',
        label: 'Stage',
        cases: {
          renegotiation: {},
          impasse: { warnedOn: { kind: 'day', label: 'Told beforehand that it may feel worse, on' } },
          dissolution: { attempts: { kind: 'text', label: 'Which negotiation was tried' } },
        },
      },
    },
  },
  valuesAndWishes: { kind: 'text', label: 'Values and wishes' },
  patientCouldGive: { kind: 'text', label: 'What the patient could give' },
  otherCouldGive: { kind: 'text', label: 'What the other could give' },
  options: { kind: 'texts', label: 'Options' },
  resources: { kind: 'text', label: 'Resources' },
  parallels: { kind: 'text', label: 'Parallels in other relationships' },
  keptGoing: { kind: 'text', label: 'What keeps the dispute going' },
} as const satisfies RecordFields

export type DisputeMapRecord = RecordOf<typeof fields>

/** A role dispute: both sides' expectations and its stage. It holds no word about who is to blame (IPT-118 to 123). */
export const disputeMap: Technique<'dispute-map', typeof fields> = {
  id: 'dispute-map',
  name: 'Dispute map',
  source: 'IPT-118 to IPT-123',
  areas: ['role_dispute'],
  phases: ['middle'],
  confronts: false,
  fields,
  /** Also `dispute/stage-missing`, `dispute/day-missing`, `dispute/stages-out-of-order`. */
  read: (raw) => {
    const read = readRecord(fields, raw)
    if (!read.ok) return read
    const problems = stageProblems(read.value)
    return problems.length === 0 ? read : invalid(problems)
  },
  completeness: (record) => {
    const current = currentStage(record)
    return completenessOf([
      [record.counterpart !== null, 'counterpart', 'IPT-118'],
      ...(
        [
          'issue',
          'ofTheOther',
          'ofThePatient',
          'valuesAndWishes',
          'resources',
          'parallels',
          'keptGoing',
        ] as const
      ).map((name) => [isWritten(record[name]), name, 'IPT-118'] as const),
      [record.options.length > 0, 'options', 'IPT-118'],
      [current !== null, 'stages', 'IPT-118'],
      [current?.case !== 'dissolution' || isWritten(current.attempts), 'stages.attempts', 'IPT-119'],
      [current?.case !== 'impasse' || current.warnedOn !== null, 'stages.warnedOn', 'IPT-118'],
    ])
  },
  prompts: (record, context) => {
    const prompts = areaPrompts('role_dispute', disputeWork(record, context), {
      middleSession: 0,
      middleSessions: 0,
    })
    const { patientCouldGive, otherCouldGive } = record
    const bothGiven = isWritten(patientCouldGive) && isWritten(otherCouldGive)
    const stage = currentStage(record)?.case ?? null
    return prompts
      .filter(({ rule }) => rule !== 'dispute/both-sides' || !bothGiven)
      .map((prompt) => ({ ...prompt, inputs: { ...prompt.inputs, stage } }))
  },
  summary: (record) => {
    const stage = currentStage(record)?.case
    return noteSentence('Dispute map', [
      isWritten(record.issue) ? `about ${record.issue}` : '',
      stage === undefined ? '' : `stage: ${stageNamesEn[stage]}`,
      record.options.length > 0 ? `options: ${record.options.join(', ')}` : '',
    ])
  },
}

export const stageNamesEn: Readonly<Record<DisputeStage, string>> = {
  renegotiation: 'both are still talking',
  impasse: 'talking has stopped',
  dissolution: 'ready to end',
}

/**
 * Where the dispute stands: the last stage that was recorded, or `null`.
 * Source: IPT-118.
 *
 * @example currentStage(record)?.case // 'impasse'
 */
export function currentStage(record: DisputeMapRecord): DisputeMapRecord['stages'][number]['stage'] {
  return record.stages.at(-1)?.stage ?? null
}

/**
 * The days from which a score may rise for a while because a stand-off is moved back to talking, to be noted
 * beside the curve (section 6.2). A warning is needed first, so that a day without one is not in the list.
 *
 * @example mayFeelWorseFrom(record) // ['2026-12-07']
 */
export function mayFeelWorseFrom(record: DisputeMapRecord): readonly Day[] {
  return record.stages.flatMap(({ stage }) =>
    stage?.case === 'impasse' && stage.warnedOn !== null ? [stage.warnedOn] : [],
  )
}

/**
 * The techniques to offer first for the stage (section 6.2). Communication analysis and role play while both
 * talk or talking has stopped, none of them while harm is flagged and safety is not confirmed (IPT-122); none
 * when it is over, since it is then a role transition (IPT-074).
 *
 * @example toolsForStage('renegotiation', context) // ['communication-analysis', 'role-play']
 */
export function toolsForStage(
  stage: DisputeStage,
  context: Pick<TechniqueContext, 'harmFlagged' | 'safetyConfirmed'>,
): readonly ('communication-analysis' | 'role-play')[] {
  return stage === 'dissolution' || !mayOfferNegotiation(context)
    ? []
    : ['communication-analysis', 'role-play']
}

function disputeWork(record: DisputeMapRecord, context: TechniqueContext): AreaWork {
  const stage = currentStage(record)
  const { harmFlagged, safetyConfirmed } = context
  const warnedOfWorse = stage?.case === 'impasse' && stage.warnedOn !== null
  // With harm flagged safety comes first also before a stage is known.
  if (stage === null && mayOfferNegotiation(context)) return { dispute: null, transition: null }
  return {
    dispute: { stage: stage?.case ?? 'renegotiation', harmFlagged, safetyConfirmed, warnedOfWorse },
    transition: null,
  }
}

function stageProblems({ stages }: DisputeMapRecord): FieldProblem[] {
  return stages.flatMap(({ on, stage }, at) => {
    const problems: FieldProblem[] = []
    const before = stages[at - 1]?.on ?? null
    if (on === null) problems.push({ field: `stages.${at}.on`, code: 'dispute/day-missing' })
    if (stage === null) problems.push({ field: `stages.${at}.stage`, code: 'dispute/stage-missing' })
    if (on !== null && before !== null && on < before) {
      problems.push({ field: `stages.${at}.on`, code: 'dispute/stages-out-of-order' })
    }
    return problems
  })
}
