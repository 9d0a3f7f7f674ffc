import { areaPrompts, settleBeforeEndMinutes } from '../../course/area-prompts.ts'
import type { Prompt } from '../../course/prompt.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields } from '../record-fields.ts'
import type { Technique, TechniqueContext } from '../technique.ts'
import { completenessOf, noteSentence } from '../technique.ts'

// IPT-115: each item is "explored" or "not yet".
const topics = {
  leadingUp: { kind: 'topic', label: 'Events leading up to the death' },
  theDeath: { kind: 'topic', label: 'The death itself' },
  whatFollowed: { kind: 'topic', label: 'What followed' },
  ownPart: { kind: 'topic', label: "The patient's part in it" },
  rituals: { kind: 'topic', label: 'Rituals' },
  relationship: { kind: 'topic', label: 'The relationship in full, its good and its bad sides' },
  feelingsNotAllowed: { kind: 'topic', label: 'Feelings that were not allowed' },
  changesSince: { kind: 'topic', label: 'Changes since' },
} as const satisfies RecordFields

const fields = {
  person: { kind: 'person', label: 'Who died' },
  death: { kind: 'event', label: 'The death among the life events' },
  topics: { kind: 'group', label: 'What was gone through', of: topics },
} as const satisfies RecordFields

const topicNames = Object.keys(topics) as (keyof typeof topics)[]

/** Going back over a death and the relationship, at the patient's pace (IPT-115, IPT-117). */
export const griefReconstruction: Technique<'grief-reconstruction', typeof fields> = {
  id: 'grief-reconstruction',
  name: 'Grief reconstruction',
  source: 'IPT-115, IPT-117',
  areas: ['grief'],
  phases: ['middle'],
  confronts: false,
  fields,
  read: (raw) => readRecord(fields, raw),
  completeness: ({ person, topics }) =>
    completenessOf([
      [person !== null, 'person', 'IPT-115'],
      ...topicNames.map((name) => [topics[name].explored, `topics.${name}`, 'IPT-115'] as const),
    ]),
  prompts: (_record, context) => griefCues(context),
  summary: ({ topics: gone }) =>
    noteSentence(
      'Grief reconstruction',
      topicNames.filter((name) => gone[name].explored).map((name) => topics[name].label.toLowerCase()),
    ),
}

/**
 * The cues of grief work (IPT-117) in a session that is running: the one to settle comes ten minutes before the
 * end and not earlier.
 *
 * @example griefCues({ ...context, minutesLeft: 10 }).map(({ rule }) => rule)
 * // ['grief/feelings-are-normal', 'grief/settle-before-the-end']
 */
export function griefCues({ middle, minutesLeft }: TechniqueContext): readonly Prompt[] {
  const place = middle ?? { middleSession: 0, middleSessions: 0 }
  return areaPrompts('grief', { dispute: null, transition: null }, place).flatMap((prompt) => {
    if (prompt.rule !== 'grief/settle-before-the-end') return [prompt]
    if (minutesLeft === null || minutesLeft > settleBeforeEndMinutes) return []
    return [{ ...prompt, inputs: { ...prompt.inputs, minutesLeft } }]
  })
}
