import { sendJson } from '#platform/http/send-json.ts'

import type { DraftAnswer, FormDraft } from './form-draft.ts'

/** Sends what was typed into a form that is not sent yet. */
export async function sendFormDraft(
  address: string,
  draft: FormDraft,
  leaving: boolean,
): Promise<DraftAnswer> {
  const { kind } = await sendJson(address, draft, leaving)
  if (kind === 'answered') return 'saved'
  return kind === 'conflict' ? 'failed' : kind
}
