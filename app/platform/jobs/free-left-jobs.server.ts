import pg from 'pg'

import { as, type Connection } from '../db/pools.server.ts'

/**
 * Gives back to the queue what a killed Kith was at; gives how many jobs that were. The queue by itself holds them for
 * four hours. Only for a database on which no other Kith works: a job that is still under way would run beside itself.
 */
export async function freeLeftJobs(admin: Connection): Promise<number> {
  const client = new pg.Client(as('kith_jobs', admin))
  await client.connect()
  try {
    const left = await client.query<{ jobs: number }>(
      `with left_behind as (
         select array_agg(distinct locked_by) as workers, count(*)::int as jobs
         from graphile_worker._private_jobs where locked_by is not null)
       select jobs, graphile_worker.force_unlock_workers(workers) from left_behind where jobs > 0`,
    )
    return left.rows[0]?.jobs ?? 0
  } finally {
    await client.end()
  }
}
