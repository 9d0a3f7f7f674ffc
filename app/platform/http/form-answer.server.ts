import { data } from 'react-router'

import type { FieldProblems, Problem } from '../result.ts'
import { respond } from './respond.server.ts'

/** What a form that was not accepted comes back with: what is wrong where, and what was typed. */
export type FormAnswer<Typed> = {
  fields: FieldProblems
  /** What is wrong with the whole of it, if no field is to blame. */
  code: string | null
  waitSeconds: number | null
  typed: Typed
}

/** Turns a problem into the same form again; what a form cannot say (signed out, absent) is thrown as a page. */
export function answerForm<Typed>(
  problem: Problem,
  typed: Typed,
): ReturnType<typeof data<FormAnswer<Typed>>> {
  switch (problem.kind) {
    case 'invalid':
      return data({ fields: problem.fields, code: null, waitSeconds: null, typed }, 400)
    case 'refused':
    case 'conflict':
      return data(
        { fields: {}, code: problem.code, waitSeconds: null, typed },
        problem.kind === 'refused' ? 422 : 409,
      )
    case 'unavailable': {
      const waitSeconds = problem.retryAfterSeconds ?? 5
      // Whoever guesses too often is told apart from a server that has too much to do.
      const status = problem.code.endsWith('/wait') ? 429 : 503
      return data(
        { fields: {}, code: problem.code, waitSeconds, typed },
        { status, headers: { 'Retry-After': String(waitSeconds) } },
      )
    }
    default:
      throw respond(problem)
  }
}
