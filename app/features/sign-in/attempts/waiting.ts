import type { Instant } from '@kith/ipt'

export type Attempt = { at: Instant; succeeded: boolean }

/** Newest first. */
export type Tries = { ofAccount: readonly Attempt[]; ofAddress: readonly Attempt[] }

/** The figures of SEC-015. */
export const limits = {
  failuresBeforeDelay: 5,
  longestDelaySeconds: 60,
  perAccountQuarterHour: 10,
  perAccountHour: 100,
  perAddressQuarterHour: 100,
}

/** How long whoever tries has to wait, in seconds; 0: not at all. It always ends: nobody is locked out for good. */
export function secondsToWait(tries: Tries, at: Instant): number {
  const failures = tries.ofAccount.filter((attempt) => !attempt.succeeded)
  return Math.max(
    0,
    growingDelay(tries.ofAccount, at),
    untilUnder(limits.perAccountQuarterHour, 15, failures, at),
    untilUnder(limits.perAccountHour, 60, failures, at),
    untilUnder(limits.perAddressQuarterHour, 15, tries.ofAddress, at),
  )
}

/** From the fifth failure in a row on: 1, 2, 4, 8 … seconds after the last one. */
function growingDelay(attempts: readonly Attempt[], at: Instant): number {
  const lastSuccess = attempts.findIndex((attempt) => attempt.succeeded)
  const inARow = lastSuccess === -1 ? attempts : attempts.slice(0, lastSuccess)
  const latest = inARow[0]
  if (latest === undefined || inARow.length < limits.failuresBeforeDelay) return 0
  const delay = Math.min(2 ** (inARow.length - limits.failuresBeforeDelay), limits.longestDelaySeconds)
  return Math.ceil(delay - secondsBetween(latest.at, at))
}

/** Until fewer than `most` lie within the last `minutes`. */
function untilUnder(most: number, minutes: number, attempts: readonly Attempt[], at: Instant): number {
  const decisive = attempts[most - 1]
  return decisive === undefined ? 0 : Math.ceil(minutes * 60 - secondsBetween(decisive.at, at))
}

function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1_000
}
