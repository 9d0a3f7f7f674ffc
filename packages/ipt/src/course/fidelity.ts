import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid } from '../result.ts'
import { readRecord } from '../techniques/read-record.ts'
import type { RecordFields, RecordOf } from '../techniques/record-fields.ts'
import { findTechnique } from '../techniques/techniques.ts'

/** The stance of IPT: warm, active, on the patient's side (IPT-210). */
export const stancesEn = {
  warm: 'warm',
  active: 'active',
  advocate: 'on the patient’s side, an advocate',
} as const
export type Stance = keyof typeof stancesEn

/** What a clinician may note after a session about keeping to IPT; every part is optional (IPT-210). */
export const fidelityFields = {
  focusKept: {
    kind: 'choice',
    label: 'The focus was kept',
    options: { yes: 'yes', 'in-part': 'in part', no: 'no' },
  },
  linkMade: { kind: 'choice', label: 'Events and mood were linked', options: { yes: 'yes', no: 'no' } },
  strategies: { kind: 'texts', label: 'Strategies used' },
  techniques: { kind: 'texts', label: 'Techniques used' },
  stance: { kind: 'choices', label: 'Stance', options: stancesEn },
  note: { kind: 'text', label: 'For yourself' },
} as const satisfies RecordFields

/** A clinician's own rating of one session. It holds no number, and none is made of it (IPT-210). */
export type FidelityCheck = RecordOf<typeof fidelityFields>

/**
 * Reads a clinician's own rating of one session; what is absent was not rated. Techniques go by their ids. Field
 * codes: `fidelity/technique-unknown` by place, and those of {@link readRecord}. Source: IPT-210.
 *
 * @example readFidelityCheck({ focusKept: 'yes', techniques: ['role-play'], stance: ['warm'] })
 */
export function readFidelityCheck(raw: unknown): Result<FidelityCheck, Invalid> {
  const read = readRecord(fidelityFields, raw)
  if (!read.ok) return read
  const problems = read.value.techniques.flatMap((id, at): FieldProblem[] =>
    findTechnique(id) === null ? [{ field: `techniques.${at}`, code: 'fidelity/technique-unknown' }] : [],
  )
  return problems.length === 0 ? read : invalid(problems)
}
