import { phq9, readAnswers, riskSignals, scoreOf, type Answers as AnswersTo } from '@kith/ipt'

import { median, spread, type Line } from './report.ts'

type Answers = AnswersTo<'phq-9'>

const items = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9'] as const
const perRound = 100_000

/** What it costs to score a PHQ-9 by its rule, against adding up nine numbers. */
export function measureScoring(rounds: number): { lines: Line[]; notes: string[] } {
  const forms = Array.from({ length: 64 }, (_, form) => {
    const read = readAnswers(
      phq9,
      Object.fromEntries(items.map((item, at) => [item, (form * 7 + at * 3) % 4])),
    )
    return read.ok ? read.value : read.kept
  })
  const work: Record<string, (form: Answers) => number> = {
    sum: bareSum,
    score: (form) => {
      const score = scoreOf(phq9, form)
      return score.state === 'scored' ? score.total : 0
    },
    whole: (form) => {
      const read = readAnswers(phq9, form)
      if (!read.ok) return 0
      const score = scoreOf(phq9, read.value)
      return (score.state === 'scored' ? score.total : 0) + riskSignals(phq9, read.value, null).length
    },
  }
  const times = new Map<string, number[]>()
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, one] of Object.entries(work)) {
      const begun = performance.now()
      let total = 0
      for (let at = 0; at < perRound; at += 1) total += one(forms[at % forms.length] as Answers)
      const time = ((performance.now() - begun) * 1000) / perRound
      if (total === 0) throw new Error('nothing was added up')
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), time])
    }
  }
  const against = (name: string) =>
    (times.get(name) ?? []).map((time, round) => time / (times.get('sum')?.[round] ?? Number.NaN))
  const line = (what: string, name: string, atMost: number | null): Line => ({
    what,
    measured: `${spread(against(name), 1)} times`,
    budget: atMost === null ? null : `at most ${atMost} times`,
    holds: atMost === null ? null : median(against(name)) <= atMost,
  })
  return {
    lines: [
      line('scoring a PHQ-9, against a bare sum of its nine answers', 'score', 10),
      line('reading, scoring and looking for risk, against the same sum', 'whole', null),
    ],
    notes: [
      `Reading, scoring and looking for risk takes ${median(times.get('whole') ?? []).toFixed(1)} microseconds a form.`,
    ],
  }
}

function bareSum(form: Answers): number {
  let sum = 0
  for (const item of items) sum += form[item] ?? 0
  return sum
}
