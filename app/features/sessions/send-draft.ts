import { sendJson } from '#platform/http/send-json.ts'

import type { DraftTurn, SaveAnswer } from './draft-keeper.ts'

/** Sends one save of a draft. A conflict says for itself which: somebody else’s text, or a note signed meanwhile. */
export async function sendDraft(address: string, turn: DraftTurn, leaving: boolean): Promise<SaveAnswer> {
  const sent = await sendJson(address, turn, leaving)
  return sent.kind === 'answered' || sent.kind === 'conflict' ? (sent.body as SaveAnswer) : sent
}
