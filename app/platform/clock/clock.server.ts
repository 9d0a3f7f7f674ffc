import type { Instant } from '@kith/ipt'

/** The instant now. Only the edges of the process call it: commands and rules are given their instant. */
export function now(): Instant {
  return new Date().toISOString() as Instant
}
