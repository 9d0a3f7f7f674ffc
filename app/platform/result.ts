/** What can go wrong as expected. `platform/http/respond.server.ts` alone turns one into a response. */
export type Problem =
  | { kind: 'invalid'; fields: FieldProblems }
  | { kind: 'signed-out' }
  | { kind: 'forbidden' }
  | { kind: 'absent' }
  | { kind: 'conflict'; code: string; detail?: unknown }
  | { kind: 'refused'; code: string }
  | { kind: 'unavailable'; code: string; retryAfterSeconds?: number }

/** Field name to the code of what is wrong with it; words are looked up by code. */
export type FieldProblems = Readonly<Record<string, string>>

export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function fail(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem }
}
