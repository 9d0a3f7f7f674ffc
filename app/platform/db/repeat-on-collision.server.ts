import { setTimeout as wait } from 'node:timers/promises'

// In each collision one of those who met has got through: far more tries than processes that start together.
const mostTries = 50

/**
 * Makes a change to what belongs to the whole database server, as roles do, again for as long as it meets another
 * process that makes the same one at the same moment. No lock could keep them apart: PostgreSQL's advisory locks end at
 * the database, and two databases of one server share their roles. The change must be harmless when repeated.
 */
export async function repeatOnCollision<Value>(change: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await change()
    } catch (error) {
      if (tries === mostTries || !isCollision(error)) throw error
      await wait(5 * Math.min(tries, 10))
    }
  }
}

/**
 * duplicate_object, unique_violation and deadlock_detected; and the one that PostgreSQL files under internal errors,
 * always in English. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isCollision(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  if (error.code === 'XX000') return /^tuple concurrently (updated|deleted)$/.test(error.message)
  return error.code === '42710' || error.code === '23505' || error.code === '40P01'
}
