import type { Prompt } from '../../course/prompt.ts'
import { promisesAnOutcome } from '../../suggestions/wording-prompts.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique } from '../technique.ts'
import { completenessOf, noteSentence } from '../technique.ts'

const said = {
  treatable: 'depression is usually treatable',
  'improvement-expected': 'improvement during IPT is expected',
  'hopelessness-is-a-symptom': 'hopelessness is a symptom',
  'other-treatments': 'other treatments exist if IPT does not help',
} as const

const fields = {
  said: { kind: 'choices', label: 'What was said', options: said },
  doubts: {
    kind: 'choice',
    label: 'The patient doubts it',
    options: { yes: 'yes', no: 'no' },
  },
  words: { kind: 'text', label: 'In which words' },
} as const satisfies RecordFields

export type HopeRecord = RecordOf<typeof fields>

/** Realistic hope: what was said about outlook and alternatives (IPT-083 to IPT-085). */
export const hope: Technique<'hope', typeof fields> = {
  id: 'hope',
  name: 'Hope',
  source: 'IPT-083 to IPT-085',
  areas: ['grief', 'role_dispute', 'role_transition', 'interpersonal_deficits'],
  phases: ['initial'],
  confronts: false,
  fields,
  read: (raw) => readRecord(fields, raw),
  completeness: (record) =>
    completenessOf([
      [record.said.includes('treatable'), 'said.treatable', 'IPT-083'],
      [record.said.includes('improvement-expected'), 'said.improvement-expected', 'IPT-083'],
      [record.said.includes('other-treatments'), 'said.other-treatments', 'IPT-083'],
      [record.doubts !== null, 'doubts', 'IPT-083'],
      [!isDoubtOpen(record), 'said.hopelessness-is-a-symptom', 'IPT-083'],
    ]),
  prompts: (record) => [...doubtPrompt(record), ...promisePrompt(record)],
  summary: (record) => noteSentence('Hope', [record.said.map((each) => said[each]).join(', ')]),
}

function isDoubtOpen({ said, doubts }: HopeRecord): boolean {
  return doubts === 'yes' && !said.includes('hopelessness-is-a-symptom')
}

function doubtPrompt(record: HopeRecord): Prompt[] {
  if (!isDoubtOpen(record)) return []
  return [
    {
      rule: 'hope/name-hopelessness',
      inputs: { doubts: record.doubts },
      thresholds: {},
      source: 'IPT-083',
      words:
        'The patient doubts it. Say that hopelessness is a symptom of depression, and that it eases with it.',
    },
  ]
}

function promisePrompt({ words }: HopeRecord): Prompt[] {
  if (!promisesAnOutcome(words)) return []
  return [
    {
      rule: 'hope/no-promise',
      inputs: { promises: true },
      thresholds: {},
      source: 'IPT-085',
      words:
        'This reads like a promise of recovery or a chance in numbers for one person. Most people improve; ' +
        'nobody can be promised it.',
    },
  ]
}
