import type { Prompt } from '../../course/prompt.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique, TechniqueContext } from '../technique.ts'
import { completenessOf, isWritten, noteSentence } from '../technique.ts'

const newResponsibilities = {
  'coming-to-sessions': 'coming to the sessions',
  'working-on-the-area': 'working on the agreed problem area',
  'other-steps': 'other steps of the treatment',
} as const

// Always for a while and with a review: neither for good, nor a certificate, nor a word about fitness for work
// (IPT-048).
const fields = {
  explainedOn: { kind: 'day', label: 'Explained on' },
  excused: {
    kind: 'list',
    label: 'Excused for the time being',
    of: {
      what: { kind: 'text', label: 'What the episode makes impossible' },
      needsToKnow: { kind: 'texts', label: 'Who needs to know' },
    },
  },
  takenOn: { kind: 'choices', label: 'Taken on instead', options: newResponsibilities },
  alsoTakenOn: { kind: 'texts', label: 'Also taken on' },
  // † The protocol gives no limit; a year is Kith's.
  expectedWeeks: { kind: 'whole', label: 'Expected to last, in weeks', min: 1, max: 52 },
  reviewSession: { kind: 'whole', label: 'Looked at again in session', min: 1, max: 99 },
  handedBack: {
    kind: 'one-of',
    label: 'Handed back',
    cases: {
      'in-part': { session: { kind: 'whole', label: 'In session', min: 1, max: 99 } },
      whole: { session: { kind: 'whole', label: 'In session', min: 1, max: 99 } },
    },
  },
} as const satisfies RecordFields

export type SickRoleRecord = RecordOf<typeof fields>

/** What the episode excuses for a while, and what is taken on instead (IPT-045 to IPT-048). */
export const sickRole: Technique<'sick-role', typeof fields> = {
  id: 'sick-role',
  name: 'Sick role',
  source: 'IPT-045 to IPT-048',
  areas: ['grief', 'role_dispute', 'role_transition', 'interpersonal_deficits'],
  phases: ['initial', 'middle', 'termination'],
  confronts: false,
  fields,
  read: (raw) => readRecord(fields, raw),
  completeness: ({ explainedOn, excused, takenOn, expectedWeeks, reviewSession }) =>
    completenessOf([
      [explainedOn !== null, 'explainedOn', 'IPT-045'],
      [excused.some(({ what }) => isWritten(what)), 'excused', 'IPT-045'],
      [excused.some(({ needsToKnow }) => needsToKnow.length > 0), 'excused.needsToKnow', 'IPT-045'],
      [takenOn.length > 0, 'takenOn', 'IPT-045'],
      [expectedWeeks !== null, 'expectedWeeks', 'IPT-045'],
      [reviewSession !== null, 'reviewSession', 'IPT-045'],
    ]),
  prompts: reviewPrompts,
  summary: ({ excused, takenOn, expectedWeeks, handedBack }) =>
    noteSentence('Sick role', [
      excused.length > 0 ? `excused for now: ${excused.map(({ what }) => what).join(', ')}` : '',
      takenOn.length > 0 ? `taken on: ${takenOn.map((each) => newResponsibilities[each]).join(', ')}` : '',
      expectedWeeks === null ? '' : `for about ${expectedWeeks} ${expectedWeeks === 1 ? 'week' : 'weeks'}`,
      handedBack === null ? '' : handedBack.case === 'whole' ? 'handed back' : 'handed back in part',
    ]),
}

/** Stands above the patient's own list (IPT-047). */
export const notYourFaultEn = 'Depression is an illness. Becoming depressed was not your fault.'

/**
 * What the patient sees: the own list with the statement that becoming depressed was not their fault (IPT-047).
 *
 * @example sickRoleForPatient(record).statement // 'Depression is an illness. Becoming depressed was not your fault.'
 */
export function sickRoleForPatient({ excused, takenOn, alsoTakenOn, reviewSession }: SickRoleRecord): {
  readonly statement: string
  readonly excused: readonly string[]
  readonly takenOn: readonly string[]
  readonly reviewSession: number | null
} {
  return {
    statement: notYourFaultEn,
    excused: excused.map(({ what }) => what).filter(isWritten),
    takenOn: [...takenOn.map((each) => newResponsibilities[each]), ...alsoTakenOn],
    reviewSession,
  }
}

function reviewPrompts(record: SickRoleRecord, { phase, middle }: TechniqueContext): readonly Prompt[] {
  if (record.handedBack?.case === 'whole') return []
  const halfWay = middle === null ? null : Math.ceil(middle.middleSessions / 2)
  const isHalfWay = middle !== null && halfWay !== null && middle.middleSession >= halfWay
  if (phase !== 'termination' && !(isHalfWay && record.handedBack === null)) return []
  return [
    {
      rule: phase === 'termination' ? 'sick-role/hand-back' : 'sick-role/review',
      inputs: { phase, middleSession: middle?.middleSession ?? null, reviewSession: record.reviewSession },
      thresholds: halfWay === null ? {} : { fromMiddleSession: halfWay },
      source: 'IPT-046',
      words:
        phase === 'termination'
          ? 'The ending is near: go over what was excused, and hand the sick role back.'
          : 'About half of the course has passed: look again at what was excused, and what can be taken up again.',
    },
  ]
}
