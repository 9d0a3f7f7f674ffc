import { errorFields, log } from '#platform/log/log.server.ts'

/** What was asked of the database was answered, or it could not be: not done, or not known whether it was. */
export type Reached<Value> =
  | { state: 'answered'; value: Value }
  | { state: 'unreachable'; stored: 'no' | 'unknown' }

/**
 * Does it; once more if the connection broke, since a form carries its key and counts once. A fault of any other kind
 * is treated alike: whoever filled in a form gets it back with every answer, and is told the truth (SEC-065, SEC-066).
 */
export async function storedOrNot<Value>(act: () => Promise<Value>): Promise<Reached<Value>> {
  try {
    return { state: 'answered', value: await act() }
  } catch (first) {
    if (isThrownResponse(first)) throw first
    log('error', 'check-in-page', errorFields(first))
    if (!isLostOnTheWay(first)) return { state: 'unreachable', stored: 'no' }
    try {
      return { state: 'answered', value: await act() }
    } catch (second) {
      if (isThrownResponse(second)) throw second
      return { state: 'unreachable', stored: 'unknown' }
    }
  }
}

// Routes throw responses to leave early; those are answers.
function isThrownResponse(error: unknown): boolean {
  return !(error instanceof Error)
}

/**
 * Whether the connection was lost after something had been asked: the commit may then have been carried out. A
 * connection that never came about, or an error that the server itself reports, has stored nothing.
 */
function isLostOnTheWay(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string }
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ETIMEDOUT') return true
  if (code !== undefined && /^(08|57P)/.test(code)) return code !== '57P03'
  return code === undefined && /connection terminated|client has encountered/i.test(message)
}
