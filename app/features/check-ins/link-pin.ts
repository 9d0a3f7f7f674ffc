import { done, fail, type Result } from '#platform/result.ts'

/** How many PINs a link takes before it closes (SEC-025). */
export const pinTries = 5

/** A PIN that a patient chose for their links: four to eight digits, and none that is tried first. */
export function readNewPin(typed: string): Result<string> {
  const pin = typed.trim()
  if (!/^\d{4,8}$/.test(pin)) return fail({ kind: 'invalid', fields: { pin: 'pin/digits' } })
  return isTriedFirst(pin) ? fail({ kind: 'invalid', fields: { pin: 'pin/too-easy' } }) : done(pin)
}

/** All digits the same, or each one up or down from the last. */
function isTriedFirst(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, at) => Number(digit) - Number(pin[at])))
  const [step = 0] = steps
  return steps.size === 1 && Math.abs(step) <= 1
}
