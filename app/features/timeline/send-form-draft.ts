import type { DraftAnswer, FormDraft } from './form-draft.ts'

const mostWait = 10_000

/** Sends what was typed. Whatever comes back that is not an answer of ours is a failure, to be tried again. */
export async function sendFormDraft(
  address: string,
  draft: FormDraft,
  leaving: boolean,
): Promise<DraftAnswer> {
  const body = JSON.stringify(draft)
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    // A page that is being closed may still send, but browsers allow no more than 64 KiB for it.
    keepalive: leaving && new Blob([body]).size < 60_000,
    signal: AbortSignal.timeout(mostWait),
  })
  if (answer.status === 401) return 'signed-out'
  if ([400, 403, 404, 413].includes(answer.status)) return 'refused'
  if (!answer.ok) throw new Error('the draft was not saved')
  return 'saved'
}
