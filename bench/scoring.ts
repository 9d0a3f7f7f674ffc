import { instruments, phq9, readAnswers, riskSignals, scoreOf, type Answers as AnswersTo } from '@kith/ipt'

import { median, spread, type Line } from './report.ts'

type Answers = AnswersTo<'phq-9'>

const items = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9'] as const
const perRound = 100_000

/**
 * What it costs to score a PHQ-9 by its rule, against adding up its nine whole numbers: in an array, where nothing has to be
 * looked up, and in the record that was read.
 */
export function measureScoring(rounds: number): { lines: Line[]; notes: string[] } {
  scoreEveryInstrument()
  const forms = Array.from({ length: 64 }, (_, form) => {
    const read = readAnswers(
      phq9,
      Object.fromEntries(items.map((item, at) => [item, (form * 7 + at * 3) % 4])),
    )
    return read.ok ? read.value : read.kept
  })
  const numbers = forms.map((form) => items.map((item) => form[item] ?? 0))
  // A loop for each: one that is handed what to do would add its own cost to both sides, and so bring them together.
  const work: Record<string, () => number> = {
    array() {
      let total = 0
      for (let at = 0; at < perRound; at += 1) total += sumOf(numbers[at % numbers.length] ?? [])
      return total
    },
    record() {
      let total = 0
      for (let at = 0; at < perRound; at += 1) total += sumOfRecord(forms[at % forms.length] as Answers)
      return total
    },
    score() {
      let total = 0
      for (let at = 0; at < perRound; at += 1) {
        const score = scoreOf(phq9, forms[at % forms.length] as Answers)
        if (score.state === 'scored') total += score.total
      }
      return total
    },
    whole() {
      let total = 0
      for (let at = 0; at < perRound; at += 1) {
        const read = readAnswers(phq9, forms[at % forms.length] as Answers)
        if (!read.ok) continue
        const score = scoreOf(phq9, read.value)
        if (score.state === 'scored') total += score.total
        total += riskSignals(phq9, read.value, null).length
      }
      return total
    },
  }
  const times = new Map<string, number[]>()
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(work)) {
      const begun = performance.now()
      const total = run()
      const time = ((performance.now() - begun) * 1000) / perRound
      if (total === 0) throw new Error('nothing was added up')
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), time])
    }
  }
  const line = (what: string, name: string, sum: 'array' | 'record', atMost: number | null): Line => {
    const ratios = (times.get(name) ?? []).map(
      (time, round) => time / (times.get(sum)?.[round] ?? Number.NaN),
    )
    return {
      what,
      measured: `${spread(ratios, 1)} times`,
      budget: atMost === null ? null : `at most ${atMost} times`,
      holds: atMost === null ? null : median(ratios) <= atMost,
    }
  }
  return {
    lines: [
      line(
        'scoring a PHQ-9, against a bare sum over an array of its nine whole numbers',
        'score',
        'array',
        10,
      ),
      line('scoring a PHQ-9, against a sum over the record of its nine answers', 'score', 'record', null),
      line('reading, scoring and looking for risk, against the bare sum', 'whole', 'array', null),
    ],
    notes: [
      `Reading, scoring and looking for risk takes ${median(times.get('whole') ?? []).toFixed(1)} microseconds a form.`,
    ],
  }
}

/** As in a clinic that asks more than one scale: what the engine has learnt of one alone would flatter the PHQ-9. */
function scoreEveryInstrument(): void {
  for (const instrument of Object.values(instruments)) {
    const read = readAnswers(instrument, Object.fromEntries(instrument.items.map(({ id, max }) => [id, max])))
    for (let times = 0; read.ok && times < 20_000; times += 1) scoreOf(instrument, read.value)
  }
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}

function sumOfRecord(form: Answers): number {
  let sum = 0
  for (const item of items) sum += form[item] ?? 0
  return sum
}
