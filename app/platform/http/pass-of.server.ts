import type { LinkActor } from '../access/actor.ts'
import type { Call } from '../commands/call.server.ts'
import { readPass, type AnswerPass } from '../sessions/answer-pass.server.ts'
import { respond } from './respond.server.ts'

/** The pass that let this request in: what a page can say of the link without looking anything up. */
export function passOf(call: Call<LinkActor>, request: Request, link: string): AnswerPass {
  const pass = readPass(call.secrets, request.headers.get('cookie'), link, call.at)
  if (pass === null) throw respond({ kind: 'absent' })
  return pass
}
