/** Chance that can be repeated: the same seed gives the same numbers, so that whatever was found can be found again. */
export type Chance = {
  below(end: number): number
  oneOf<T>(choices: readonly T[]): T
  happens(probability: number): boolean
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  // Mulberry32: small, and even enough for choosing among inputs.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: (end) => Math.floor(next() * end),
    oneOf(choices) {
      const chosen = choices[Math.floor(next() * choices.length)]
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
    happens: (probability) => next() < probability,
  }
}
