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
    // Each table is read once for all forms: a look for each form would read it again and again.
    `with c as (select id, link_id, answers from kith.check_ins where link_id = any ($1)),
       scored as (select s.check_in_id as id, json_agg(json_build_object('state', s.state, 'total', s.total, 'band', s.band, 'prorated', s.prorated, 'risk', s.risk)) as scores
         from c join kith.scores s on s.check_in_id = c.id group by 1),
       told as (select e.subject_id as id, count(*) as entries
         from c join kith.audit_entries e on e.subject_id = c.id and e.action = 'check-in.submitted' group by 1),
       signalled as (select g.check_in_id as id, array_agg(g.level order by g.level) as signals, count(a.owner_id) as owned
         from c join kith.alert_signals g on g.check_in_id = c.id join kith.alerts a on a.clinic_id = g.clinic_id and a.id = g.alert_id group by 1)
     select c.id, c.link_id, c.answers, coalesce(scores, '[]') as scores, coalesce(entries, 0) as entries,
       coalesce(signals, '{}') as signals, coalesce(owned, 0) as owned
     from c left join scored using (id) left join told using (id) left join signalled using (id)`,
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
