import { sql, type Kysely } from 'kysely'

/** Thrown when a schema step would have changed what was scored, or which alerts wait for somebody (SEC-067, HAZ-033). */
export class RecordsChanged extends Error {
  constructor(step: string, what: readonly string[]) {
    super(
      `The schema step ${step} would have changed ${what.join(' and ')}. Nothing was changed. Go on with the version of Kith that ran before, and report this.`,
    )
  }
}

type Account = Readonly<Record<'scores' | 'open alerts', string>>

/**
 * Takes one schema step and looks that every score, and every alert that is not closed with its owner, is what it was.
 * What it throws undoes the step: all steps of one start are one transaction.
 */
export async function keepingRecords(
  db: Kysely<unknown>,
  step: string,
  take: () => Promise<void>,
): Promise<void> {
  const before = await accountOf(db)
  await take()
  if (before === null) return
  const after = await accountOf(db)
  const changed = (['scores', 'open alerts'] as const).filter((what) => before[what] !== after?.[what])
  if (changed.length > 0) throw new RecordsChanged(step, changed)
}

// How many there are, and a sum over what each says: the order does not matter, and a million take about a second.
async function accountOf(db: Kysely<unknown>): Promise<Account | null> {
  const there = await sql<{ found: boolean }>`
    select to_regclass('kith.scores') is not null and to_regclass('kith.alerts') is not null as found`.execute(
    db,
  )
  if (there.rows[0]?.found !== true) return null
  const { rows } = await sql<Account>`
    select
      (select count(*) || ' ' || coalesce(sum(hashtextextended(concat_ws('|', clinic_id, id, check_in_id, rule_version,
          state, total, unrounded, band, prorated, risk), 0)), 0) from kith.scores) as scores,
      (select count(*) || ' ' || coalesce(sum(hashtextextended(concat_ws('|', clinic_id, id, patient_id, state,
          level, owner_id), 0)), 0) from kith.alerts where state <> 'closed') as "open alerts"`.execute(db)
  return rows[0] ?? null
}
