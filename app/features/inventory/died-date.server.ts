import { readDatePhrase, type Day } from '@kith/ipt'

import { hemisphereOf } from '#features/calendar/index.ts'

/** What a date of death was taken for, in EDTF; null where it was not understood: then it is kept as it was said. */
export function diedEdtf(said: string, facts: { today: Day; country: string }): string | null {
  if (said.trim() === '') return null
  const read = readDatePhrase(said, { today: facts.today, hemisphere: hemisphereOf(facts.country) })
  return read.ok ? read.value.date.edtf : null
}
