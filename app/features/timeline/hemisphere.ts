import type { Hemisphere } from '@kith/ipt'

// Countries with most of their people south of the equator and with four seasons that people date by.
// Source: ISO 3166-1 codes; the choice of countries is ours, and a date with a month never depends on it.
const southern: ReadonlySet<string> = new Set(
  'AR AU BW CL FK LS MZ MG MU NA NZ PY RE SZ UY ZA ZM ZW'.split(' '),
)

/** Whose spring it was: of the country that the patient lives in. */
export function hemisphereOf(country: string): Hemisphere {
  return southern.has(country) ? 'south' : 'north'
}
