import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'

/** Who would read a measure of the alliance. */
export type AllianceReader = 'own-clinician' | 'group-member' | 'visitor' | 'patient'

/**
 * Whether somebody may read what a patient answered about the alliance (MEAS-031): the patient always; the
 * clinician only if the patient was told so before answering; a member of a group or a visitor never. No measure of
 * alliance comes with this package; the rule is for one that a clinic brings. Refused: `alliance/never-shown`,
 * `alliance/patient-not-told`.
 *
 * @example mayReadAlliance('own-clinician', { patientWasTold: false })
 * // { ok: false, problem: { kind: 'refused', code: 'alliance/patient-not-told' } }
 */
export function mayReadAlliance(
  reader: AllianceReader,
  facts: { readonly patientWasTold: boolean },
): Result<AllianceReader, Refused<'alliance/never-shown' | 'alliance/patient-not-told'>> {
  if (reader === 'group-member' || reader === 'visitor') return refuse('alliance/never-shown')
  if (reader === 'own-clinician' && !facts.patientWasTold) return refuse('alliance/patient-not-told')
  return ok(reader)
}
