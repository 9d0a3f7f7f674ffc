import { sql, type Kysely } from 'kysely'

import { inClinic, type ClinicTransaction } from '../db/database.server.ts'
import type { DB } from '../db/schema.ts'
import type { ClinicId } from '../ids.ts'
import { errorFields, log } from '../log/log.server.ts'
import { canonicalText, chainHash, chainStart } from './chain.server.ts'
import type { Checkpoints } from './checkpoint.server.ts'

export type Sealer = {
  /** Seals what is waiting now, in every clinic. */
  seal(): Promise<void>
  /** Seals what is still waiting and ends. */
  stop(): Promise<void>
}

const batchSize = 500

/**
 * Gives each new entry its place in its clinic's chain, about twice a second. Chaining inside the writing
 * transaction would make a clinic's writers wait for one another; an entry that waits longer than a minute is a
 * fault to the verifier. Any number of processes may run this: a clinic has one sealer at a time.
 */
export function startSealer(settings: {
  db: Kysely<DB>
  checkpoints: Checkpoints | null
  everyMs?: number
}): Sealer {
  const every = settings.everyMs ?? 500
  let timer: NodeJS.Timeout | null = null
  let isStopped = false
  let round: Promise<void> = Promise.resolve()

  const seal = (): Promise<void> => {
    round = round.catch(() => undefined).then(() => sealAll(settings.db, settings.checkpoints))
    return round
  }
  const runSoon = (wait: number): void => {
    if (isStopped) return
    timer = setTimeout(() => {
      seal().then(
        () => runSoon(every),
        (error: unknown) => {
          log('error', 'audit-seal', errorFields(error))
          runSoon(every * 10)
        },
      )
    }, wait)
    timer.unref()
  }
  runSoon(every)
  return {
    seal,
    async stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      await seal()
        .then(() => settings.checkpoints?.write('all'))
        .catch((error: unknown) => log('error', 'audit-seal', errorFields(error)))
    },
  }
}

/** Seals everything that waits in one clinic; nothing when another process is at it. */
export async function sealClinic(
  db: Kysely<DB>,
  clinicId: ClinicId,
  checkpoints: Checkpoints | null = null,
): Promise<number> {
  let sealed = 0
  for (;;) {
    const batch = await inClinic(db, { clinic: clinicId, actor: null }, (tx) => sealBatch(tx, clinicId))
    if (batch === null) return sealed
    sealed += batch.count
    await checkpoints?.reached({ clinic: clinicId, place: batch.place, hash: batch.hash })
    if (batch.count < batchSize) return sealed
  }
}

async function sealAll(db: Kysely<DB>, checkpoints: Checkpoints | null): Promise<void> {
  const waiting = await db.selectNoFrom((eb) => eb.fn<ClinicId>('kith.clinics_to_seal').as('id')).execute()
  for (const { id } of waiting) await sealClinic(db, id, checkpoints)
  await checkpoints?.write('due')
}

type Batch = { place: number; hash: Buffer; count: number }

async function sealBatch(tx: ClinicTransaction, clinicId: ClinicId): Promise<Batch | null> {
  // Held until the commit is visible, so whoever comes next reads the new end of the chain.
  const lock = sql<{
    got: boolean
  }>`select pg_try_advisory_xact_lock(hashtext('kith.audit_seals'), hashtext(${clinicId})) as got`
  if ((await lock.execute(tx)).rows[0]?.got !== true) return null
  // One look-up for each entry (lateral), so that a batch costs the same on a trail of any length, also before the
  // database has counted its rows. What is visible has been committed; what commits later comes later in the chain.
  const waiting = await sql<{ entry_id: string; recorded_at: string; canonical: string }>`
    select u.entry_id, u.recorded_at::text as recorded_at, e.canonical
    from (select * from kith.audit_unsealed where clinic_id = ${clinicId}
          order by recorded_at, entry_id limit ${batchSize}) u
    cross join lateral (select ${canonicalText} as canonical from kith.audit_entries e
                        where e.clinic_id = ${clinicId} and e.id = u.entry_id limit 1) e
    order by u.recorded_at, u.entry_id`.execute(tx)
  if (waiting.rows.length === 0) return null
  const last = await tx
    .selectFrom('audit_seals')
    .select(['id', 'hash'])
    .where('clinic_id', '=', clinicId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const tip = { place: last?.id ?? 0, hash: last?.hash ?? chainStart }
  const places: number[] = []
  const hashes: string[] = []
  for (const { canonical } of waiting.rows) {
    tip.place += 1
    tip.hash = chainHash(tip.hash, canonical)
    places.push(tip.place)
    hashes.push(tip.hash.toString('hex'))
  }
  const entries = waiting.rows.map(({ entry_id }) => entry_id)
  await sql`
    insert into kith.audit_seals (clinic_id, id, entry_id, hash)
    select ${clinicId}, s.place, s.entry, decode(s.hash, 'hex')
    from unnest(${places}::bigint[], ${entries}::uuid[], ${hashes}::text[]) as s (place, entry, hash)`.execute(
    tx,
  )
  await sql`
    delete from kith.audit_unsealed where clinic_id = ${clinicId} and (recorded_at, entry_id) in (
      select * from unnest(${waiting.rows.map((row) => row.recorded_at)}::timestamptz[], ${entries}::uuid[]))`.execute(
    tx,
  )
  return { ...tip, count: entries.length }
}
