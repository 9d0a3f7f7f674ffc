import type { Day } from '@kith/ipt'

/** A line that somebody in a crisis can reach (SAFE-030). */
export type CrisisLine = {
  name: string
  /** As it is written in that country; the digits alone are dialled. */
  number: string
  /** Where a text message goes, if the line takes any. */
  textTo: string | null
  hours: string | null
  cost: 'free' | null
  /** The service's own page: where the number is looked up again. */
  source: string
  lastVerified: Day
  verifiedBy: string
  /** False: found in one list only, or marked as unsure there. It is shown as such, never as sure. */
  confirmed: boolean
}

/** What is said to somebody in one country. */
export type CountryHelp = {
  /** ISO 3166-1; the pages for it are `/crisis/GB`. */
  country: string
  name: string
  emergency: readonly string[]
  lines: readonly CrisisLine[]
}
