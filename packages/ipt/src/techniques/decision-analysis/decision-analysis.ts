import type { Prompt } from '../../course/prompt.ts'
import type { FieldProblem } from '../../result.ts'
import { invalid } from '../../result.ts'
import { saysNothingHelps } from '../../suggestions/wording-prompts.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique } from '../technique.ts'
import { completenessOf, isWritten, noteSentence } from '../technique.ts'

const fields = {
  goal: {
    kind: 'choice',
    label: 'Kind of goal',
    options: {
      pursue: 'a goal that was put off: find a way',
      'let-go': 'a goal out of reach: mourn it, then new goals',
    },
  },
  problem: { kind: 'text', label: 'Problem' },
  wanted: { kind: 'text', label: 'What the patient wants' },
  options: {
    kind: 'list',
    label: 'Options',
    of: {
      id: { kind: 'text', label: 'Option' },
      words: { kind: 'text', label: 'What could be done' },
      by: {
        kind: 'state',
        label: 'From whom',
        options: { patient: 'the patient', clinician: 'the clinician' },
      },
      feasibility: { kind: 'text', label: 'How feasible' },
      // An option that is set aside stays in the list (IPT-150).
      setAside: { kind: 'tick', label: 'Set aside' },
    },
  },
  // Only the patient chooses, and a plan belongs to a choice (IPT-152).
  choice: {
    kind: 'one-of',
    label: 'Choice',
    cases: {
      'by-the-patient': {
        option: { kind: 'text', label: 'Option' },
        resources: { kind: 'text', label: 'Resources needed' },
        plan: { kind: 'text', label: 'Plan' },
        tried: { kind: 'text', label: 'What was tried' },
        review: { kind: 'text', label: 'Looking back at it' },
      },
    },
  },
} as const satisfies RecordFields

export type DecisionRecord = RecordOf<typeof fields>

/** Finding options and weighing them; the patient chooses (IPT-150 to IPT-154). */
export const decisionAnalysis: Technique<'decision-analysis', typeof fields> = {
  id: 'decision-analysis',
  name: 'Decision analysis',
  source: 'IPT-150 to IPT-154',
  areas: ['role_dispute', 'role_transition', 'grief', 'interpersonal_deficits'],
  phases: ['middle', 'termination'],
  confronts: false,
  fields,
  /**
   * Also `decision/option-id-missing`, `decision/same-option-twice`, `decision/no-such-option` and
   * `decision/option-set-aside` for a choice of an option that is not open.
   */
  read: (raw) => {
    const read = readRecord(fields, raw)
    if (!read.ok) return read
    const problems = optionProblems(read.value)
    return problems.length === 0 ? read : invalid(problems)
  },
  completeness: ({ goal, problem, wanted, options, choice }) =>
    completenessOf([
      [goal !== null, 'goal', 'IPT-153'],
      [isWritten(problem), 'problem', 'IPT-150'],
      [isWritten(wanted), 'wanted', 'IPT-154'],
      [options.length > 0, 'options', 'IPT-150'],
      [options.every(({ feasibility }) => isWritten(feasibility)), 'options.feasibility', 'IPT-150'],
      [choice !== null, 'choice', 'IPT-152'],
      ...(['resources', 'plan', 'tried', 'review'] as const).map(
        (name) => [choice !== null && isWritten(choice[name]), `choice.${name}`, 'IPT-150'] as const,
      ),
    ]),
  prompts: (record) => [...hopePrompt(record), ...wantedPrompt(record)],
  summary: ({ problem, options, choice }) => {
    const chosen = options.find(({ id }) => id === choice?.option)
    return noteSentence('Decision analysis', [
      problem,
      options.length > 0 ? `options: ${options.map(({ words }) => words).join(', ')}` : '',
      chosen === undefined ? '' : `chosen by the patient: ${chosen.words}`,
    ])
  },
}

/**
 * The options as they are shown: the patient's own first, else in their order (IPT-151).
 *
 * @example optionsToShow(record).map(({ by }) => by) // ['patient', 'clinician']
 */
export function optionsToShow({ options }: DecisionRecord): DecisionRecord['options'] {
  return [...options.filter(({ by }) => by === 'patient'), ...options.filter(({ by }) => by !== 'patient')]
}

function hopePrompt({ options, problem, wanted }: DecisionRecord): Prompt[] {
  const sounds = [problem, wanted, ...options.map(({ words }) => words)].some(saysNothingHelps)
  if (options.length > 0 && !sounds) return []
  return [
    {
      rule: 'decision/there-are-options',
      inputs: { options: options.length, saysNothingHelps: sounds },
      thresholds: { options: 1 },
      source: 'IPT-151',
      words:
        'That nothing will help is what depression says: hopelessness is a symptom. There are usually options. ' +
        'Offer a few to start with.',
    },
  ]
}

function wantedPrompt({ wanted }: DecisionRecord): Prompt[] {
  if (isWritten(wanted)) return []
  return [
    {
      rule: 'decision/what-does-the-patient-want',
      inputs: { wanted: false },
      thresholds: {},
      source: 'IPT-154',
      words: 'Ask what the patient wants. People who are depressed tend to pass over their own needs.',
    },
  ]
}

function optionProblems({ options, choice }: DecisionRecord): FieldProblem[] {
  const problems: FieldProblem[] = []
  const ids = new Set<string>()
  options.forEach(({ id }, at) => {
    if (!isWritten(id)) problems.push({ field: `options.${at}.id`, code: 'decision/option-id-missing' })
    else if (ids.has(id)) problems.push({ field: `options.${at}.id`, code: 'decision/same-option-twice' })
    ids.add(id)
  })
  if (choice === null) return problems
  const chosen = options.find(({ id }) => id === choice.option)
  if (chosen === undefined) problems.push({ field: 'choice.option', code: 'decision/no-such-option' })
  if (chosen?.setAside === true) problems.push({ field: 'choice.option', code: 'decision/option-set-aside' })
  return problems
}
