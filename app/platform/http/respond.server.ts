import { data, redirect } from 'react-router'

import type { Problem, Result } from '../result.ts'

/** What an error page or a form learns of a problem: its code, and what is wrong with which field. */
export type ProblemBody = { kind: Problem['kind']; code?: string; fields?: Readonly<Record<string, string>> }

const statusOf: Record<Problem['kind'], number> = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  refused: 422,
  unavailable: 503,
}

/** Turns a problem into what a route throws: its status and its code; never a name, an answer or a reason from inside. */
export function respond(problem: Problem): ReturnType<typeof data<ProblemBody>> {
  const headers: Record<string, string> = {}
  if (problem.kind === 'unavailable') headers['Retry-After'] = String(problem.retryAfterSeconds ?? 5)
  return data(bodyOf(problem), { status: statusOf[problem.kind], headers })
}

/** The value, or the problem thrown as a response: for loaders. A sign-in that is too old leads to its renewal. */
export function valueOr<Value>(result: Result<Value>, here?: string): Value {
  if (result.ok) return result.value
  if (
    result.problem.kind === 'refused' &&
    result.problem.code === 'access/sign-in-again' &&
    here !== undefined
  ) {
    throw redirect(`/sign-in/again?next=${encodeURIComponent(here)}`)
  }
  throw respond(result.problem)
}

export function bodyOf(problem: Problem): ProblemBody {
  if (problem.kind === 'invalid') return { kind: problem.kind, fields: problem.fields }
  return 'code' in problem ? { kind: problem.kind, code: problem.code } : { kind: problem.kind }
}
