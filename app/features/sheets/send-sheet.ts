import { sendJson } from '#platform/http/send-json.ts'

import type { SheetChange, SheetSaved } from './sheet.ts'
import type { SendAnswer } from './sheet-keeper.ts'

/** Sends what was typed; what stands stored comes back. */
export async function sendSheet(
  address: string,
  changes: readonly SheetChange[],
  leaving: boolean,
): Promise<SendAnswer> {
  const sent = await sendJson(address, { changes }, leaving)
  if (sent.kind === 'answered') return { kind: 'saved', ...(sent.body as SheetSaved) }
  return sent.kind === 'conflict' ? { kind: 'failed' } : sent
}
