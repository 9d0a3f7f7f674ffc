import type { Curve, DemoCase } from './demo-case.ts'
import { randomFrom, type Random } from './random.ts'

/** What a PHQ-9 form sends: `q1` to `q10`, those that were answered. */
export type FormAnswers = Readonly<Record<string, string>>

/** How often each of the first eight symptoms is met in depression, roughly: sleep and energy more, slowing less. */
const weights = [4, 4, 5, 5, 3, 3, 3, 1]

/** The answers before session `k` of a case; null when none were sent. */
export function answersBefore(one: DemoCase, k: number, seed: number): FormAnswers | null {
  if (one.without?.includes(k) === true) return null
  const random = randomFrom(seed * 1_000 + k)
  const risk = one.risk?.[k] ?? (one.today === 'risk-now' && k > one.held ? 1 : 0)
  const answers = spread(random, Math.max(0, totalBefore(one.curve, k, one.held, random) - risk))
  answers['q9'] = risk
  answers['q10'] = Math.min(3, Math.round(sumOf(answers) / 8))
  for (const item of one.gaps?.[k] ?? []) delete answers[item]
  return Object.fromEntries(Object.entries(answers).map(([item, value]) => [item, String(value)]))
}

/** Answers on the way of the curve, with a day-to-day sway of a point. */
function totalBefore({ from, to, shape }: Curve, k: number, held: number, random: Random): number {
  const way = held <= 1 ? 0 : Math.min(1, (k - 1) / (held - 1))
  const gone = shape === 'falling' ? 1 - (1 - way) ** 1.6 : shape === 'late' ? way ** 2 : way
  const sway = k === 1 || k === held ? 0 : random.between(-1, 1)
  return Math.max(0, Math.min(24, Math.round(from + (to - from) * gone) + sway))
}

function spread(random: Random, total: number): Record<string, number> {
  const values = weights.map(() => 0)
  for (let left = Math.min(total, 24); left > 0; left -= 1) {
    const open = weights.map((weight, at) => ((values[at] ?? 0) < 3 ? weight : 0))
    let place = random.next() * open.reduce((sum, weight) => sum + weight, 0)
    const chosen = open.findIndex((weight) => (place -= weight) < 0)
    values[chosen] = (values[chosen] ?? 0) + 1
  }
  return Object.fromEntries(values.map((value, at) => [`q${at + 1}`, value]))
}

function sumOf(answers: Readonly<Record<string, number>>): number {
  return Object.values(answers).reduce((sum, value) => sum + value, 0)
}
