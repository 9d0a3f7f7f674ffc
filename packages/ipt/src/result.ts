/** What a person typed or a rule decided, as a value: `ok: true` with the value, or `ok: false` with the problem. */
export type Result<T, P = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P }

/** One unreadable field and a stable code that says why. It never holds what was typed. */
export type FieldProblem = { readonly field: string; readonly code: string }

/** The input cannot be read; every field that is at fault is named. */
export type Invalid = { readonly kind: 'invalid'; readonly fields: readonly FieldProblem[] }

/** A rule of the therapy says not now. The code is stable; words for people are looked up by it. */
export type Refused<Code extends string = string> = { readonly kind: 'refused'; readonly code: Code }

/** The only two problems that the core knows. */
export type Problem = Invalid | Refused

/**
 * Wraps a value as a success.
 * Source: Kith’s own convention.
 *
 * @example ok(3) // { ok: true, value: 3 }
 */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/**
 * Says which fields cannot be read, and why.
 * Source: Kith’s own convention.
 *
 * @example invalid([{ field: 'q2', code: 'answers/out-of-range' }])
 */
export function invalid(fields: readonly FieldProblem[]): {
  readonly ok: false
  readonly problem: Invalid
} {
  return { ok: false, problem: { kind: 'invalid', fields } }
}

/**
 * Says which rule stands in the way, by its code.
 * Source: Kith’s own convention.
 *
 * @example refuse('pathway/too-few-sessions')
 */
export function refuse<Code extends string>(
  code: Code,
): { readonly ok: false; readonly problem: Refused<Code> } {
  return { ok: false, problem: { kind: 'refused', code } }
}
