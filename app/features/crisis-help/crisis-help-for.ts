import { addDays, type Day } from '@kith/ipt'

import type { CountryHelp, CrisisLine } from './crisis-line.ts'
import { crisisHelpByCountry, onlyEmergency112 } from './crisis-lines.ts'

/** A directory of lines in every country, for where none is known here. */
export const directory = { name: 'findahelpline.com', href: 'https://findahelpline.com/' }

/** What is said in this country, or null where nothing is known: another country's number never stands in (SAFE-030). */
export function crisisHelpFor(country: string): CountryHelp | null {
  const known = crisisHelpByCountry.find((help) => help.country === country)
  if (known !== undefined) return known
  const name = Object.hasOwn(onlyEmergency112, country) ? onlyEmergency112[country] : undefined
  return name === undefined ? null : { country, name, emergency: ['112'], lines: [] }
}

/** Every country that something is known about, by name. */
export function crisisCountries(): readonly CountryHelp[] {
  const others = Object.keys(onlyEmergency112).flatMap((country) => crisisHelpFor(country) ?? [])
  return [...crisisHelpByCountry, ...others].toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** Lines that were last looked up more than so many days ago: 180 warns the clinic, a year stops a release (SAFE-031). */
export function linesOlderThan(days: number, today: Day): readonly (CrisisLine & { country: string })[] {
  const oldest = addDays(today, -days)
  return crisisHelpByCountry.flatMap(({ country, lines }) =>
    lines.filter((line) => line.lastVerified < oldest).map((line) => ({ country, ...line })),
  )
}

/** The number as a telephone dials it. */
export function dial(number: string): string {
  return `tel:${number.replaceAll(/[^\d+]/g, '')}`
}
