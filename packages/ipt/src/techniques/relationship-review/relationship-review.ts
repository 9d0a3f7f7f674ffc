import type { Prompt } from '../../course/prompt.ts'
import { griefCues } from '../grief-reconstruction/grief-reconstruction.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields } from '../record-fields.ts'
import type { Technique } from '../technique.ts'
import { completenessOf, isWritten, noteSentence } from '../technique.ts'

const fields = {
  person: { kind: 'person', label: 'Who died' },
  overTime: { kind: 'text', label: 'How the relationship went over the years' },
  good: { kind: 'texts', label: 'What was good' },
  difficult: { kind: 'texts', label: 'What was difficult' },
  unsaid: { kind: 'text', label: 'What was never said' },
  feelings: { kind: 'text', label: 'Feelings towards the person, the forbidden ones too' },
} as const satisfies RecordFields

/** The relationship with the person who died, in full: its good and its bad sides (IPT-115). */
export const relationshipReview: Technique<'relationship-review', typeof fields> = {
  id: 'relationship-review',
  name: 'Relationship review',
  source: 'IPT-115, IPT-117',
  areas: ['grief'],
  phases: ['middle'],
  confronts: false,
  fields,
  read: (raw) => readRecord(fields, raw),
  completeness: ({ person, good, difficult, feelings }) =>
    completenessOf([
      [person !== null, 'person', 'IPT-115'],
      [good.length > 0, 'good', 'IPT-115'],
      [difficult.length > 0, 'difficult', 'IPT-115'],
      [isWritten(feelings), 'feelings', 'IPT-115'],
    ]),
  prompts: ({ good, difficult }, context) => [
    ...oneSidedPrompt(good.length, difficult.length),
    ...griefCues(context),
  ],
  summary: ({ good, difficult, unsaid }) =>
    noteSentence('Relationship review', [
      good.length > 0 ? `good: ${good.join(', ')}` : '',
      difficult.length > 0 ? `difficult: ${difficult.join(', ')}` : '',
      isWritten(unsaid) ? `never said: ${unsaid}` : '',
    ]),
}

function oneSidedPrompt(good: number, difficult: number): Prompt[] {
  if (good > 0 === difficult > 0) return []
  return [
    {
      rule: 'grief/one-side-of-the-relationship',
      inputs: { side: good > 0 ? 'good' : 'difficult' },
      thresholds: { entriesOnEachSide: 1 },
      source: 'IPT-115',
      words:
        'Only one side of the relationship is noted so far. Relationships have two; ask for the other when the ' +
        'patient is ready.',
    },
  ]
}
