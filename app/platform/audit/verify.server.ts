import type { Instant } from '@kith/ipt'
import { sql, type Transaction } from 'kysely'

import type { DB } from '../db/schema.ts'
import type { ClinicId } from '../ids.ts'
import { canonicalText, chainHash, chainStart } from './chain.server.ts'
import type { KnownCheckpoints } from './checkpoint.server.ts'

/**
 * What is wrong with the first bad place of a chain.
 * - `altered`: the entry, or its order, is not what was sealed
 * - `entry-missing`: a seal without its entry
 * - `place-missing`: a gap in the chain
 * - `cut-off`: the chain ends before a checkpoint that was written outside the database
 * - `rewritten`: the chain is whole, and not the one that a checkpoint knew
 * - `not-sealed`: an entry that waits for more than a minute, or never was on its way into the chain
 */
export type Fault = 'altered' | 'entry-missing' | 'place-missing' | 'cut-off' | 'rewritten' | 'not-sealed'

type BadEntry = { place: number | null; entryId: string | null; why: Fault }

export type Verification = {
  ok: boolean
  /** Entries in the chain, and entries of the last minute that are on their way into it. */
  sealed: number
  unsealed: number
  sealedUpTo: Instant | null
  checkpoints: number
  forgedCheckpoints: number
  firstBad: BadEntry | null
}

const chunk = 5_000

/** Recomputes a clinic's chain from its first entry and names the first place that does not hold (SEC-048). */
export async function verifyClinic(
  tx: Transaction<DB>,
  clinicId: ClinicId,
  known: KnownCheckpoints = { genuine: [], forged: 0 },
): Promise<Verification> {
  const chain = await walk(tx, clinicId, known)
  const waiting = await waitingIn(tx, clinicId)
  const firstBad =
    chain.bad ??
    (waiting.late === null ? null : { place: null, entryId: waiting.late, why: 'not-sealed' as const })
  return {
    ok: firstBad === null && known.forged === 0,
    sealed: chain.sealed,
    unsealed: waiting.count,
    sealedUpTo: chain.sealedUpTo,
    checkpoints: known.genuine.length,
    forgedCheckpoints: known.forged,
    firstBad,
  }
}

type Link = {
  place: number
  entry_id: string
  hash: Buffer
  sealed_at: Instant
  canonical: string | null
}

async function walk(tx: Transaction<DB>, clinicId: ClinicId, known: KnownCheckpoints) {
  const hashAt = new Map<number, string[]>()
  for (const { place, hash } of known.genuine) hashAt.set(place, [...(hashAt.get(place) ?? []), hash])
  let sealed = 0
  let sealedUpTo: Instant | null = null
  let previous = chainStart
  const last = await lastPlace(tx, clinicId)
  while (sealed < last) {
    const links = await linksAfter(tx, clinicId, sealed)
    for (const link of links) {
      const bad = faultOf(link, sealed + 1, previous, hashAt.get(sealed + 1) ?? [])
      if (bad !== null) return { sealed, sealedUpTo, bad }
      previous = link.hash
      sealed = link.place
      sealedUpTo = link.sealed_at
    }
    if (links.length < chunk && sealed < last) {
      return { sealed, sealedUpTo, bad: { place: sealed + 1, entryId: null, why: 'place-missing' as const } }
    }
  }
  const furthest = Math.max(0, ...hashAt.keys())
  const bad: BadEntry | null = furthest > sealed ? { place: sealed + 1, entryId: null, why: 'cut-off' } : null
  return { sealed, sealedUpTo, bad }
}

function faultOf(link: Link, expected: number, previous: Buffer, known: readonly string[]): BadEntry | null {
  if (link.place !== expected) return { place: expected, entryId: null, why: 'place-missing' }
  const at = { place: expected, entryId: link.entry_id }
  if (link.canonical === null) return { ...at, why: 'entry-missing' }
  if (!chainHash(previous, link.canonical).equals(link.hash)) return { ...at, why: 'altered' }
  return known.every((hash) => hash === link.hash.toString('hex')) ? null : { ...at, why: 'rewritten' }
}

async function lastPlace(tx: Transaction<DB>, clinicId: ClinicId): Promise<number> {
  const last = await tx
    .selectFrom('audit_seals')
    .select('id')
    .where('clinic_id', '=', clinicId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.id ?? 0
}

// A stretch of places, each with one look-up of its entry: the same work on a trail of any length.
async function linksAfter(tx: Transaction<DB>, clinicId: ClinicId, place: number): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select s.id as place, s.entry_id, s.hash, s.sealed_at, e.canonical
    from (select * from kith.audit_seals
          where clinic_id = ${clinicId} and id > ${place} and id <= ${place + chunk}) s
    left join lateral (select ${canonicalText} as canonical from kith.audit_entries e
                       where e.clinic_id = ${clinicId} and e.id = s.entry_id limit 1) e on true
    order by s.id`.execute(tx)
  return rows
}

async function waitingIn(
  tx: Transaction<DB>,
  clinicId: ClinicId,
): Promise<{ count: number; late: string | null }> {
  const { rows } = await sql<{ id: string; is_late: boolean }>`
    select e.id, e.recorded_at < clock_timestamp() - interval '1 minute' as is_late
    from kith.audit_entries e
    where e.clinic_id = ${clinicId}
      and not exists (select from kith.audit_seals s where s.clinic_id = e.clinic_id and s.entry_id = e.id)
    order by e.recorded_at, e.id`.execute(tx)
  return { count: rows.length, late: rows.find((row) => row.is_late)?.id ?? null }
}
