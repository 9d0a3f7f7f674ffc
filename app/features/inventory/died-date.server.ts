import { readDatePhrase, type Day, type Hemisphere } from '@kith/ipt'

/** What a date of death was taken for, in EDTF; null where it was not understood: then it is kept as it was said. */
export function diedEdtf(said: string, facts: { today: Day; country: string }): string | null {
  if (said.trim() === '') return null
  const hemisphere: Hemisphere = southern.has(facts.country) ? 'south' : 'north'
  const read = readDatePhrase(said, { today: facts.today, hemisphere })
  return read.ok ? read.value.date.edtf : null
}

// Where "summer" is around the turn of the year.
const southern = new Set([
  'AR',
  'AU',
  'BO',
  'BR',
  'BW',
  'CL',
  'LS',
  'MG',
  'MU',
  'MZ',
  'NA',
  'NZ',
  'PE',
  'PY',
  'SZ',
  'UY',
  'ZA',
  'ZM',
  'ZW',
])
