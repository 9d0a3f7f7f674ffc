/** Chance that comes out the same every time: the demonstration is the same clinic on every machine. */
export type Random = {
  /** From 0 up to, and not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
}

/** A small generator (mulberry32): good enough to invent with, and for nothing else. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { next, between: (least, most) => least + Math.floor(next() * (most - least + 1)) }
}
