import type { Prompt } from '../../course/prompt.ts'
import { griefCues } from '../grief-reconstruction/grief-reconstruction.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique } from '../technique.ts'
import { completenessOf, noteSentence } from '../technique.ts'
import type { Day } from '../../time/day.ts'

const kinds = {
  place: 'a place tied to the person, the grave among them',
  photographs: 'photographs and mementos',
  letter: 'a letter to the person',
  scrapbook: 'a scrapbook',
  other: 'something else',
} as const

const fields = {
  person: { kind: 'person', label: 'Who died' },
  ideas: {
    kind: 'list',
    label: 'Memory work that was offered',
    of: {
      kind: { kind: 'state', label: 'Kind', options: kinds },
      what: { kind: 'text', label: 'What exactly' },
      answer: {
        kind: 'state',
        label: "The patient's answer",
        options: { open: 'not answered yet', chosen: 'chosen', 'not-now': 'not now' },
      },
      // Private unless the patient shares this very item (IPT-116).
      shared: { kind: 'tick', label: 'Shared by the patient' },
    },
  },
  // A reminder on a day exists only as the patient's own choice (IPT-133).
  reminders: {
    kind: 'list',
    label: 'Days on which the patient asked to be reminded',
    of: { askedOn: { kind: 'day', label: 'Asked on' }, remindOn: { kind: 'day', label: 'Remind on' } },
  },
} as const satisfies RecordFields

export type MemoryWorkRecord = RecordOf<typeof fields>

/** Places, photographs, letters, scrapbooks: offered, chosen by the patient, private by default (IPT-116, IPT-133). */
export const memoryWork: Technique<'memory-work', typeof fields> = {
  id: 'memory-work',
  name: 'Memory work',
  source: 'IPT-116, IPT-133',
  areas: ['grief'],
  phases: ['middle', 'termination'],
  confronts: false,
  fields,
  read: (raw) => readRecord(fields, raw),
  completeness: ({ ideas }) =>
    completenessOf([
      [ideas.length > 0, 'ideas', 'IPT-116'],
      [ideas.every(({ answer }) => answer !== 'open'), 'ideas.answer', 'IPT-116'],
    ]),
  prompts: ({ ideas }, context) => [...(ideas.length === 0 ? [offerPrompt] : []), ...griefCues(context)],
  summary: ({ ideas }) =>
    noteSentence('Memory work', [
      ideas.length > 0 ? `offered: ${ideas.map(({ kind }) => kinds[kind]).join(', ')}` : '',
      ...ideas.filter(({ answer }) => answer === 'chosen').map(({ kind }) => `chosen: ${kinds[kind]}`),
    ]),
}

/**
 * The days on which a reminder may be sent: those the patient asked for, and no others, anniversaries included
 * (IPT-133).
 *
 * @example daysToRemind(record) // ['2027-03-04']
 */
export function daysToRemind(record: MemoryWorkRecord): readonly Day[] {
  return record.reminders.flatMap(({ askedOn, remindOn }) =>
    askedOn === null || remindOn === null ? [] : [remindOn],
  )
}

/**
 * What of it a clinician may see: the items that the patient shared, one by one (IPT-116). Pictures of the
 * person are opened by hand; nothing here says that one is to be shown (IPT-133).
 *
 * @example sharedMemories(record).length // 1
 */
export function sharedMemories(record: MemoryWorkRecord): MemoryWorkRecord['ideas'] {
  return record.ideas.filter(({ shared }) => shared)
}

const offerPrompt: Prompt = {
  rule: 'grief/offer-memory-work',
  inputs: { ideas: 0 },
  thresholds: {},
  source: 'IPT-116',
  words:
    'Memory work can be offered: places, photographs and mementos, a letter, a scrapbook. The patient chooses, ' +
    'and what is made stays private unless shared.',
}
