import type { Prompt } from '../../course/prompt.ts'
import type { VisitorSessionWish } from '../../course/visitor-session.ts'
import { visitorSessionsPerCourse } from '../../course/visitor-session.ts'
import type { FieldProblem } from '../../result.ts'
import { invalid } from '../../result.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique, TechniqueContext } from '../technique.ts'
import { completenessOf, isWritten, noteSentence } from '../technique.ts'

const fields = {
  visitor: { kind: 'person', label: 'Who comes' },
  purposes: {
    kind: 'choices',
    label: 'Purpose',
    options: {
      'learn-about-depression': 'to learn about depression',
      'understand-the-relationship': 'to understand the relationship better',
    },
  },
  consentOn: { kind: 'day', label: 'Written consent of the patient, on' },
  mayBeShared: { kind: 'text', label: 'What may be shared' },
  mayNotBeShared: { kind: 'text', label: 'What may not be shared' },
  safetyCheck: {
    kind: 'choice',
    label: 'Check for violence or coercion',
    options: {
      'nothing-found': 'nothing found',
      'found-and-cleared': 'found, and safety confirmed',
      found: 'found',
    },
  },
  held: {
    kind: 'one-of',
    label: 'Session',
    cases: {
      held: {
        on: { kind: 'day', label: 'Held on' },
        // What a visitor says is kept as reported by the visitor (IPT-207).
        reportedByVisitor: { kind: 'texts', label: 'Reported by the visitor' },
        outcome: { kind: 'text', label: 'Outcome' },
      },
    },
  },
} as const satisfies RecordFields

export type ConjointRecord = RecordOf<typeof fields>

/** One session with the other party present (IPT-205 to IPT-208). The visitor sees no record (IPT-207). */
export const conjointSession: Technique<'conjoint-session', typeof fields> = {
  id: 'conjoint-session',
  name: 'Conjoint session',
  source: 'IPT-205 to IPT-208, IPT-121',
  areas: ['role_dispute'],
  phases: ['initial', 'middle', 'termination'],
  confronts: true,
  fields,
  /**
   * Also, for a session that was held: `conjoint/day-missing`, `conjoint/consent-missing` when there is no
   * consent of that day or before, `conjoint/not-safe` when the check is open or found something.
   */
  read: (raw) => {
    const read = readRecord(fields, raw)
    if (!read.ok) return read
    const problems = heldProblems(read.value)
    return problems.length === 0 ? read : invalid(problems)
  },
  completeness: (record) =>
    completenessOf([
      [record.visitor !== null, 'visitor', 'IPT-205'],
      [record.purposes.length > 0, 'purposes', 'IPT-205'],
      [record.consentOn !== null, 'consentOn', 'IPT-205'],
      [isWritten(record.mayBeShared), 'mayBeShared', 'IPT-205'],
      [isWritten(record.mayNotBeShared), 'mayNotBeShared', 'IPT-205'],
      [record.safetyCheck !== null, 'safetyCheck', 'IPT-208'],
      [record.held !== null && isWritten(record.held.outcome), 'held.outcome', 'IPT-205'],
    ]),
  prompts: (record, context) => [...safetyPrompt(record, context), ...individualPrompt(context)],
  summary: ({ held, purposes }) =>
    noteSentence('Conjoint session', [
      ...purposes.map((purpose) => fields.purposes.options[purpose]),
      held === null ? 'planned' : isWritten(held.outcome) ? `outcome: ${held.outcome}` : 'held',
    ]),
}

/**
 * The record as a wish that {@link mayHaveVisitor} decides about.
 * Source: IPT-205.
 *
 * @example mayHaveVisitor(visitorWish(record), { held: 0, conjointCounts: false })
 */
export function visitorWish(record: ConjointRecord): VisitorSessionWish {
  const { visitor, purposes, consentOn, mayBeShared, mayNotBeShared, safetyCheck } = record
  return {
    visitor: visitor ?? '',
    purposes,
    consentOn,
    mayBeShared,
    mayNotBeShared,
    safetyCheck: safetyCheck ?? 'not-done',
  }
}

function heldProblems({ held, consentOn, safetyCheck }: ConjointRecord): FieldProblem[] {
  if (held === null) return []
  const problems: FieldProblem[] = []
  if (held.on === null) problems.push({ field: 'held.on', code: 'conjoint/day-missing' })
  if (consentOn === null || (held.on !== null && consentOn > held.on)) {
    problems.push({ field: 'consentOn', code: 'conjoint/consent-missing' })
  }
  if (safetyCheck === null || safetyCheck === 'found') {
    problems.push({ field: 'safetyCheck', code: 'conjoint/not-safe' })
  }
  return problems
}

function safetyPrompt({ safetyCheck }: ConjointRecord, { harmFlagged }: TechniqueContext): Prompt[] {
  if (safetyCheck !== null && (!harmFlagged || safetyCheck === 'found-and-cleared')) return []
  return [
    {
      rule: 'conjoint/check-safety',
      inputs: { safetyCheck, harmFlagged },
      thresholds: {},
      source: 'IPT-208, IPT-056',
      words: 'Before a day is agreed: is there violence or coercion? Ask the patient alone.',
    },
  ]
}

function individualPrompt({ visitorSessionsHeld }: TechniqueContext): Prompt[] {
  if (visitorSessionsHeld < visitorSessionsPerCourse) return []
  return [
    {
      rule: 'conjoint/one-per-course',
      inputs: { held: visitorSessionsHeld },
      thresholds: { perCourse: visitorSessionsPerCourse },
      source: 'IPT-206, IPT-121',
      words:
        'One was held in this course. IPT is individual treatment; another needs a written reason. A conjoint form ' +
        'has been tried in one pilot.',
    },
  ]
}
