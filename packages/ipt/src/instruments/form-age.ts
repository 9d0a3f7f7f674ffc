import type { Judgement } from '../change/judgement.ts'

/** The longest time from a form to its session, in hours. No source was seen for the number: a clinic may set it. */
export const defaultFormHours = 48

/**
 * Whether a form speaks for a session: completed before it, on the day or up to 48 hours earlier; an older one is
 * offered again, one completed after the session began belongs to the next (MEAS-016). `minutesBefore` counts
 * from the completed form to the start of the session, negative when it came later.
 *
 * @example formAge(90).verdict // 'in-time'
 */
export function formAge(
  minutesBefore: number,
  withinHours: number = defaultFormHours,
): Judgement<'in-time' | 'offer-again' | 'after-the-start'> {
  const verdict = () => {
    if (minutesBefore < 0) return 'after-the-start'
    return minutesBefore <= withinHours * 60 ? 'in-time' : 'offer-again'
  }
  return {
    verdict: verdict(),
    rule: 'instruments/form-age',
    inWords: 'The form was completed before the session and is not too old for it.',
    inputs: { minutesBefore },
    thresholds: { withinHours },
    source: 'MEAS-016 († 48 hours)',
  }
}
