/** Why what was typed is not stored, as far as its page can know. */
export type NotTaken =
  | { kind: 'signed-out' }
  /** It will not be taken however often it is sent. */
  | { kind: 'refused' }
  /** Nothing came back, or nothing that helps: it is tried again. */
  | { kind: 'failed' }

/** What came back; the body is what the addressed route answers with. */
export type Sent = { kind: 'answered'; body: unknown } | { kind: 'conflict'; body: unknown } | NotTaken

const mostWait = 10_000
// A page that is being closed may still send, but browsers allow no more than 64 KiB for it.
const mostWhenLeaving = 60_000
const neverTaken = new Set([400, 403, 404, 413, 422])

/**
 * Sends JSON to Kith from a page in the browser: the one place in the program that does (SEC-055). Whatever comes back
 * that is not an answer of ours is a failure, to be tried again.
 */
export async function sendJson(address: string, value: unknown, leaving: boolean): Promise<Sent> {
  const body = JSON.stringify(value)
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      keepalive: leaving && new Blob([body]).size < mostWhenLeaving,
      signal: AbortSignal.timeout(mostWait),
    })
    if (answer.status === 401) return { kind: 'signed-out' }
    if (neverTaken.has(answer.status)) return { kind: 'refused' }
    if (answer.status === 409) return { kind: 'conflict', body: await answer.json() }
    return answer.ok ? { kind: 'answered', body: await answer.json() } : { kind: 'failed' }
  } catch {
    return { kind: 'failed' } // No connection, too long a wait, or something between us that speaks no JSON.
  }
}
