import type { Prompt } from '../../course/prompt.ts'
import type { FieldProblem } from '../../result.ts'
import { invalid } from '../../result.ts'
import { wordingPrompts } from '../../suggestions/wording-prompts.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique } from '../technique.ts'
import { completenessOf, isWritten, noteSentence } from '../technique.ts'

const symptomNames = {
  irritability: 'irritability',
  withdrawal: 'withdrawal',
  slowing: 'slowing',
  none: 'none',
  other: 'another',
} as const

// Everything is text that the patient tells: there is no place for a recording, and none for who was right
// (IPT-144).
const fields = {
  person: { kind: 'person', label: 'With whom' },
  on: { kind: 'day', label: 'Day' },
  timeOfDay: { kind: 'text', label: 'Time of day' },
  place: { kind: 'text', label: 'Where' },
  othersThere: { kind: 'text', label: 'Who else was there' },
  intended: { kind: 'text', label: 'What the patient wanted to come of it' },
  lines: {
    kind: 'list',
    label: 'Lines, in their order',
    of: {
      id: { kind: 'text', label: 'Line' },
      speaker: {
        kind: 'state',
        label: 'Who speaks',
        options: { patient: 'the patient', other: 'the other', 'someone-else': 'someone else' },
      },
      words: { kind: 'text', label: 'Exact words' },
      tone: { kind: 'text', label: 'Tone of voice' },
      gesture: { kind: 'text', label: 'Gesture and face' },
      feeling: { kind: 'text', label: "The patient's feeling" },
      guess: { kind: 'text', label: "The patient's guess of the other's feeling" },
      worked: {
        kind: 'choice',
        label: 'Did it work?',
        options: { yes: 'it worked', no: 'it did not work', unsure: 'unsure' },
      },
    },
  },
  outcome: { kind: 'text', label: 'How it ended' },
  wentWell: { kind: 'text', label: 'What worked' },
  wentLessWell: { kind: 'text', label: 'What did not work' },
  effect: { kind: 'text', label: 'Effect on the other person' },
  alternatives: {
    kind: 'list',
    label: 'Alternative lines',
    of: {
      line: { kind: 'text', label: 'Instead of which line' },
      words: { kind: 'text', label: 'Words' },
      kind: {
        kind: 'choice',
        label: 'Kind',
        options: {
          request: 'a direct, positive request',
          feeling: 'a precise feeling',
          listening: 'listening',
          moment: 'a quiet moment without screens',
          other: 'something else',
        },
      },
    },
  },
  symptom: { kind: 'choice', label: 'Symptom involved', options: symptomNames },
  symptomSince: {
    kind: 'choice',
    label: 'Since when',
    options: { 'long-standing': 'long-standing', episode: 'in this episode alone' },
  },
} as const satisfies RecordFields

export type CommunicationRecord = RecordOf<typeof fields>

/** A talk that mattered, line by line like a film script, and what could be said instead (IPT-140 to IPT-144). */
export const communicationAnalysis: Technique<'communication-analysis', typeof fields> = {
  id: 'communication-analysis',
  name: 'Communication analysis',
  source: 'IPT-140 to IPT-144',
  areas: ['role_dispute', 'role_transition', 'grief', 'interpersonal_deficits'],
  phases: ['middle', 'termination'],
  confronts: true,
  fields,
  /** Also `communication/line-id-missing`, `communication/same-line-twice`, `communication/no-such-line`. */
  read: (raw) => {
    const read = readRecord(fields, raw)
    if (!read.ok) return read
    const problems = lineProblems(read.value)
    return problems.length === 0 ? read : invalid(problems)
  },
  completeness: (record) =>
    completenessOf([
      [record.person !== null, 'person', 'IPT-140'],
      [record.on !== null, 'on', 'IPT-140'],
      ...(
        [
          'timeOfDay',
          'place',
          'othersThere',
          'intended',
          'outcome',
          'wentWell',
          'wentLessWell',
          'effect',
        ] as const
      ).map((name) => [isWritten(record[name]), name, 'IPT-140'] as const),
      [hasLineOf(record, 'patient'), 'lines.patient', 'IPT-140'],
      [hasLineOf(record, 'other'), 'lines.other', 'IPT-140'],
      [record.alternatives.some(({ words }) => isWritten(words)), 'alternatives', 'IPT-140'],
      [record.symptom !== null, 'symptom', 'IPT-140'],
      [
        record.symptom === null || record.symptom === 'none' || record.symptomSince !== null,
        'symptomSince',
        'IPT-140',
      ],
    ]),
  prompts: (record) => [
    ...(isWritten(record.wentWell) ? [] : [startWellPrompt(record.lines.length)]),
    ...record.alternatives.flatMap(({ words }, at) => wordingPrompts(words, at)),
  ],
  summary: ({ intended, outcome, alternatives }) =>
    noteSentence('Communication analysis', [
      isWritten(intended) ? `wanted: ${intended}` : '',
      isWritten(outcome) ? `outcome: ${outcome}` : '',
      ...alternatives
        .filter(({ words }) => isWritten(words))
        .map(({ words }) => `instead: "${words.trim()}"`),
    ]),
}

/**
 * The script with one line moved to another place; alternatives stay with their lines. A place outside the
 * script changes nothing.
 * Source: IPT-140.
 *
 * @example moveLine(record, 2, 0)
 */
export function moveLine(record: CommunicationRecord, from: number, to: number): CommunicationRecord {
  const line = record.lines[from]
  if (line === undefined || record.lines[to] === undefined) return record
  return { ...record, lines: record.lines.toSpliced(from, 1).toSpliced(to, 0, line) }
}

function hasLineOf({ lines }: CommunicationRecord, who: 'patient' | 'other'): boolean {
  return lines.some(({ speaker, words }) => speaker === who && isWritten(words))
}

function lineProblems({ lines, alternatives }: CommunicationRecord): FieldProblem[] {
  const problems: FieldProblem[] = []
  const ids = new Set<string>()
  lines.forEach(({ id }, at) => {
    if (!isWritten(id)) problems.push({ field: `lines.${at}.id`, code: 'communication/line-id-missing' })
    if (isWritten(id) && ids.has(id)) {
      problems.push({ field: `lines.${at}.id`, code: 'communication/same-line-twice' })
    }
    ids.add(id)
  })
  alternatives.forEach(({ line }, at) => {
    // An alternative may stand for the talk as a whole.
    if (isWritten(line) && !ids.has(line)) {
      problems.push({ field: `alternatives.${at}.line`, code: 'communication/no-such-line' })
    }
  })
  return problems
}

function startWellPrompt(lines: number): Prompt {
  return {
    rule: 'communication/what-went-well-first',
    inputs: { lines },
    thresholds: {},
    source: 'IPT-141',
    words: 'Say first that the feeling is understandable. Then begin with what went well.',
  }
}
