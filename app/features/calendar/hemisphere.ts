import type { Hemisphere } from '@kith/ipt'

// Countries where "summer" is around the turn of the year for most people. Source: ISO 3166-1 codes; the choice of
// countries is ours, and a date with a month never depends on it.
const southern: ReadonlySet<string> = new Set(
  'AR AU BO BR BW CL FK LS MG MU MZ NA NZ PE PY RE SZ UY ZA ZM ZW'.split(' '),
)

/** Whose spring it was: of the country that the patient lives in. */
export function hemisphereOf(country: string): Hemisphere {
  return southern.has(country) ? 'south' : 'north'
}
