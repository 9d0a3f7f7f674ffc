import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'

/**
 * Concept ids of SNOMED CT, as seen in public code lists, of which several mislabel 36923009 (IPT-223;
 * instruments.md 2; diagnosis-and-safety.md 1.6). Ids alone, no content; in many countries their use needs a licence.
 */
export const snomedIds = {
  'interpersonal-psychotherapy': '443730003',
  'group-psychotherapy': '76168009',
  'phq-9-score': '720433000',
  'phq-9-screening': '715252007',
  'phq-9-score-uk': '758711000000105',
  'depressive-disorder': '35489007',
  'major-depressive-disorder': '370143000',
  'major-depression-single-episode': '36923009',
  'major-depression-recurrent': '66344007',
  'mild-depression': '310495003',
  'moderate-depression': '310496002',
  'severe-depression': '310497006',
  dysthymia: '78667006',
} as const
export type SnomedConcept = keyof typeof snomedIds

/**
 * The id of a concept for exchange with another system (IPT-223), for a clinic that says it may use SNOMED CT.
 * Refused: `exchange/snomed-not-licensed` otherwise. An id is never read back into a diagnosis.
 *
 * @example snomedIdOf('interpersonal-psychotherapy', { licensed: true }) // { ok: true, value: '443730003' }
 */
export function snomedIdOf(
  concept: SnomedConcept,
  clinic: { readonly licensed: boolean },
): Result<string, Refused<'exchange/snomed-not-licensed'>> {
  return clinic.licensed ? ok(snomedIds[concept]) : refuse('exchange/snomed-not-licensed')
}
