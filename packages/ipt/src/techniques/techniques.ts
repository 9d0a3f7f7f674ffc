import { mayOfferNegotiation } from '../course/area-prompts.ts'
import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import * as all from './all.ts'
import type { Technique, TechniqueContext } from './technique.ts'

export type TechniqueId = (typeof all)[keyof typeof all]['id']

/** Every technique, in the order of their names. */
export const techniques: readonly Technique<TechniqueId>[] = Object.values(all)

/**
 * The technique of that name, or `null`. For names from outside: a URL, a row.
 * Source: Kith’s own names.
 *
 * @example findTechnique('dispute-map')?.areas // ['role_dispute']
 */
export function findTechnique(name: string): Technique<TechniqueId> | null {
  return techniques.find(({ id }) => id === name) ?? null
}

/**
 * Whether a technique may be used now. One that confronts or negotiates waits while violence or coercion is
 * flagged until the clinician has confirmed safety: `technique/safety-not-confirmed` (IPT-122). Another area or
 * phase than its own stops nobody: the clinician keeps the choice.
 *
 * @example mayUse(rolePlay, { harmFlagged: true, safetyConfirmed: false })
 * // { ok: false, problem: { kind: 'refused', code: 'technique/safety-not-confirmed' } }
 */
export function mayUse<T extends Pick<Technique, 'confronts'>>(
  technique: T,
  context: Pick<TechniqueContext, 'harmFlagged' | 'safetyConfirmed'>,
): Result<T, Refused<'technique/safety-not-confirmed'>> {
  return technique.confronts && !mayOfferNegotiation(context)
    ? refuse('technique/safety-not-confirmed')
    : ok(technique)
}

/**
 * The techniques to offer for the focus and the phase: those of one of its areas first, then those for any area.
 * One that may not be used now is left out (IPT-122).
 *
 * @example techniquesFor({ ...context, areas: ['grief'], phase: 'middle' })[0]?.id // 'grief-reconstruction'
 */
export function techniquesFor(context: TechniqueContext): readonly Technique<TechniqueId>[] {
  const fits = techniques.filter(
    (each) =>
      each.phases.includes(context.phase) &&
      (isForAnyArea(each) || each.areas.some((area) => context.areas.includes(area))) &&
      mayUse(each, context).ok,
  )
  return [...fits.filter((each) => !isForAnyArea(each)), ...fits.filter(isForAnyArea)]
}

function isForAnyArea({ areas }: Technique): boolean {
  return areas.length === 4
}
