import { redirect, type RouterContextProvider } from 'react-router'

import type { Actor, LinkActor, StaffActor } from '../access/actor.ts'
import { judgeAtTheDoor } from '../access/authorize.server.ts'
import type { Policy } from '../access/policy.ts'
import type { Call } from '../commands/call.server.ts'
import { isUnreachable } from '../db/unreachable.server.ts'
import { errorFields, log } from '../log/log.server.ts'
import { actorOfPass, readPass } from '../sessions/answer-pass.server.ts'
import { callContext, unreachableContext } from './contexts.server.ts'
import { answerFault, isAnswer } from './fault.server.ts'
import { internalPath } from './internal-path.ts'
import { respond } from './respond.server.ts'

type RouteArgs = {
  request: Request
  params: Readonly<Record<string, string | undefined>>
  context: Readonly<RouterContextProvider>
}

type ActorFor<P extends Policy> = P extends { audience: 'staff' }
  ? StaffActor
  : P extends { audience: 'link' }
    ? LinkActor
    : Actor

/** What a guarded loader or action is given beside the route's own arguments. */
export type Guarded<Args, P extends Policy> = Args & { call: Call<ActorFor<P>> }

/** A loader or action that carries its policy: the build looks for it, the matrix is made from it (SEC-001, SEC-002). */
export type GuardedHandler<Args, Value> = ((args: Args) => Promise<Value>) & { readonly policy: Policy }

/**
 * Declares who may come in, and asks at each call before anything else runs (SEC-003). What depends on the
 * record itself is asked again, with the same policy, by the command or query behind.
 */
export function guard<P extends Policy, Args extends RouteArgs, Value>(
  policy: P,
  handle: (args: Guarded<Args, P>) => Promise<Value>,
): GuardedHandler<Args, Value> {
  const guarded = async (args: Args): Promise<Value> => {
    const call = callFor(policy, args)
    const door = judgeAtTheDoor(call.actor, policy, call.at)
    if (door !== 'open') throw turnAway(door, args.request)
    try {
      return await handle({ ...args, call: call as Call<ActorFor<P>> })
    } catch (thrown) {
      throw answerTo(thrown)
    }
  }
  return Object.assign(guarded, { policy })
}

// Answers stay what they are; a database that is away is said to be away; anything else is a mistake of ours, and gets
// a name that stands in the log and on the page (SEC-039, SEC-066).
function answerTo(thrown: unknown): unknown {
  if (isAnswer(thrown)) return thrown
  if (!isUnreachable(thrown)) return answerFault(thrown)
  log('error', 'database-unreachable', errorFields(thrown))
  return respond({ kind: 'unavailable', code: 'database/unreachable' })
}

// A route for links names its link; the pass for it, and nothing else, says who is there.
function callFor(policy: Policy, { request, params, context }: RouteArgs): Call {
  const call = context.get(callContext)
  if (policy.audience !== 'link') {
    // Who is signed in could not be asked: pages for anybody are served all the same (SEC-066).
    if (policy.audience !== 'anyone' && context.get(unreachableContext)) {
      throw respond({ kind: 'unavailable', code: 'database/unreachable' })
    }
    return call
  }
  const pass = readPass(call.secrets, request.headers.get('cookie'), params['link'], call.at)
  return { ...call, actor: pass === null ? { kind: 'nobody' } : actorOfPass(pass) }
}

function turnAway(why: 'signed-out' | 'forbidden' | 'absent' | 'not-fresh', request: Request): unknown {
  const { pathname, search } = new URL(request.url)
  const page = pathname.replace(/\.data$/, '')
  const next = encodeURIComponent(internalPath(page + search, internalPath(page)))
  if (why === 'signed-out' && request.method === 'GET') return redirect(`/sign-in?next=${next}`)
  if (why === 'not-fresh') {
    return request.method === 'GET'
      ? redirect(`/sign-in/again?next=${next}`)
      : respond({ kind: 'refused', code: 'access/sign-in-again' })
  }
  return respond({ kind: why })
}
