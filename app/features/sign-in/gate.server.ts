import { done, fail, type Result } from '#platform/result.ts'

/** Lets so many tasks run at once and so many wait; one more is refused at once. */
export type Gate = <Value>(task: () => Promise<Value>) => Promise<Result<Value>>

export function makeGate(limits: { atOnce: number; waiting: number }): Gate {
  let running = 0
  const queue: (() => void)[] = []
  return async (task) => {
    if (running >= limits.atOnce) {
      if (queue.length >= limits.waiting) {
        return fail({ kind: 'unavailable', code: 'sign-in/busy', retryAfterSeconds: 5 })
      }
      // Whoever finishes hands the place on, so nobody slips in between.
      await new Promise<void>((resolve) => queue.push(resolve))
    } else {
      running += 1
    }
    try {
      return done(await task())
    } finally {
      const next = queue.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
