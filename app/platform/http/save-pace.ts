// "Saved within two seconds" (product.md, 5): a pause of 0.7 s, and never more than 1.4 s while typing goes on.
const pause = 700
const longest = 1_400

/** How long to wait from `now` with sending what is being typed; `since` is when the first of it was. */
export function waitBeforeSave(since: number, now: number): number {
  return Math.max(0, Math.min(pause, since + longest - now))
}

/** How long to wait with sending again what could not be stored. */
export const waitAfterFailure = 4_000
