/**
 * A verdict with everything that is needed to check it: the rule by its stable name and in words, what
 * went in, the thresholds in force, and where the rule comes from (IPT-222, REG-001).
 */
export type Judgement<Verdict> = {
  readonly verdict: Verdict
  readonly rule: string
  readonly inWords: string
  readonly inputs: Readonly<Record<string, number | string | null>>
  readonly thresholds: Readonly<Record<string, number>>
  readonly source: string
}
