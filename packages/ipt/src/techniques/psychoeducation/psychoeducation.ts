import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique } from '../technique.ts'
import { completenessOf, isWritten, noteSentence } from '../technique.ts'
import type { EducationItem } from './library.ts'
import { educationTopics, symptomPrompt } from './library.ts'

const fields = {
  discussed: {
    kind: 'list',
    label: 'What was discussed',
    of: {
      item: { kind: 'text', label: 'Item of the library' },
      version: { kind: 'text', label: 'Version' },
      topic: { kind: 'state', label: 'About', options: educationTopics },
      on: { kind: 'day', label: 'When' },
      questions: { kind: 'texts', label: "The patient's questions" },
    },
  },
  hard: {
    kind: 'list',
    label: 'What was hard to carry out',
    of: {
      what: { kind: 'text', label: 'What' },
      symptom: {
        kind: 'choice',
        label: 'The symptom that got in the way',
        options: {
          'no-energy': 'no energy',
          concentration: 'poor concentration',
          irritability: 'irritability',
          'no-pleasure': 'no pleasure',
        },
      },
    },
  },
} as const satisfies RecordFields

export type PsychoeducationRecord = RecordOf<typeof fields>

/** What was told about depression, when, and what the patient asked (IPT-135 to IPT-138). */
export const psychoeducation: Technique<'psychoeducation', typeof fields> = {
  id: 'psychoeducation',
  name: 'Psychoeducation',
  source: 'IPT-135 to IPT-138',
  areas: ['grief', 'role_dispute', 'role_transition', 'interpersonal_deficits'],
  phases: ['initial', 'middle', 'termination'],
  confronts: false,
  fields,
  read: (raw) => readRecord(fields, raw),
  completeness: ({ discussed }) =>
    completenessOf([
      [discussed.length > 0, 'discussed', 'IPT-136'],
      [discussed.every(({ item }) => isWritten(item)), 'discussed.item', 'IPT-136'],
      [discussed.every(({ version }) => isWritten(version)), 'discussed.version', 'IPT-135'],
      [discussed.every(({ on }) => on !== null), 'discussed.on', 'IPT-136'],
    ]),
  prompts: ({ hard }) =>
    [...new Set(hard.map(({ symptom }) => symptom))].flatMap((symptom) =>
      symptom === null ? [] : [symptomPrompt(symptom)],
    ),
  summary: ({ discussed }) =>
    noteSentence('Psychoeducation', [
      [...new Set(discussed.map(({ topic }) => educationTopics[topic]))].join(', '),
      discussed.some(({ questions }) => questions.length > 0) ? 'questions were answered' : '',
    ]),
}

/**
 * What the patient can read again: every item that was discussed, in the version that was discussed, in the
 * order of the library (IPT-138).
 *
 * @example readAgain([record], library, 'en')
 */
export function readAgain(
  records: readonly PsychoeducationRecord[],
  library: readonly EducationItem[],
  language: string,
): readonly EducationItem[] {
  const discussed = new Set(
    records.flatMap((record) => record.discussed.map(({ item, version }) => JSON.stringify([item, version]))),
  )
  return library.filter(
    (each) => each.language === language && discussed.has(JSON.stringify([each.id, each.version])),
  )
}
