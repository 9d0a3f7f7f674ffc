import { phq9, readAnswers, riskSignals, riskStatus, scoreOf } from '@kith/ipt'
import { isDeepStrictEqual } from 'node:util'

import type pg from 'pg'

import type { Form } from './forms.ts'

type Stored = {
  id: string
  link_id: string
  answers: Record<string, number | null>
  scores: {
    state: string
    total: number | null
    band: string | null
    prorated: boolean
    risk: string | null
  }[]
  entries: number
  signals: string[]
  owned: number
}

/**
 * Holds what is stored against what was sent. Every form that was acknowledged is there once, with its answers; and
 * everything that is there, acknowledged or not, has its score, its audit entry, and its alert with an owner.
 */
export async function findFaults(client: pg.Client, forms: readonly Form[]): Promise<string[]> {
  const faults: string[] = []
  const { rows } = await client.query<Stored>(
    `select c.id, c.link_id, c.answers,
       (select coalesce(json_agg(json_build_object('state', s.state, 'total', s.total, 'band', s.band, 'prorated', s.prorated, 'risk', s.risk)), '[]')
        from kith.scores s where s.check_in_id = c.id) as scores,
       (select count(*) from kith.audit_entries e where e.subject_id = c.id and e.action = 'check-in.submitted') as entries,
       (select coalesce(array_agg(g.level order by g.level), '{}') from kith.alert_signals g where g.check_in_id = c.id) as signals,
       (select count(*) from kith.alert_signals g join kith.alerts a on a.clinic_id = g.clinic_id and a.id = g.alert_id
        where g.check_in_id = c.id and a.owner_id is not null) as owned
     from kith.check_ins c where c.link_id = any ($1)`,
    [forms.map(({ linkId }) => linkId)],
  )
  const stored = new Map<string, Stored[]>()
  for (const row of rows) stored.set(row.link_id, [...(stored.get(row.link_id) ?? []), row])
  for (const form of forms) {
    const found = stored.get(form.linkId) ?? []
    if (form.outcome === 'acknowledged' && found.length === 0) faults.push(`lost: ${form.linkId}`)
    if (found.length > 1) faults.push(`stored ${found.length} times: ${form.linkId}`)
    for (const row of found) if (!isWhole(row, form)) faults.push(`not whole: ${form.linkId}`)
  }
  return faults
}

function isWhole(row: Stored, form: Form): boolean {
  const read = readAnswers(phq9, form.answers)
  if (!read.ok) return false
  const score = scoreOf(phq9, read.value)
  const total =
    score.state === 'scored'
      ? { total: score.total, band: score.band, prorated: score.prorated }
      : { total: null, band: null, prorated: false }
  const expected = [{ state: score.state, ...total, risk: riskStatus(phq9, read.value) }]
  const signals = riskSignals(phq9, read.value).map(({ level }) => level)
  const given = Object.fromEntries(Object.entries(row.answers).filter(([item]) => item in form.answers))
  return (
    isDeepStrictEqual(given, form.answers) &&
    isDeepStrictEqual(row.scores, expected) &&
    row.entries === 1 &&
    isDeepStrictEqual(row.signals, signals) &&
    row.owned === signals.length
  )
}
