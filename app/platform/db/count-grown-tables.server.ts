import pg from 'pg'

import { as, type Connection, type Role } from './pools.server.ts'

// A table that has grown by half is another one to whoever chooses an index for it.
const grown = `
  select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relowner = current_user::regrole
    and pg_relation_size(c.oid) > (1.5 * c.relpages + 1) * current_setting('block_size')::int
  order by name`

/**
 * Has PostgreSQL count the tables that have grown by half since it last counted them; gives their names. Its own
 * housekeeping does so a minute after the growth, but forgets what it meant to count when the server is cut off. Until
 * then it guesses which index fits: it was seen to read every link of a clinic to find one.
 */
export async function countGrownTables(admin: Connection): Promise<string[]> {
  const names: string[] = []
  const owners: Role[] = ['kith_owner', 'kith_jobs']
  for (const owner of owners) {
    const client = new pg.Client(as(owner, admin))
    await client.connect()
    try {
      const tables = (await client.query<{ name: string }>(grown)).rows.map(({ name }) => name)
      if (tables.length > 0) await client.query(`analyze ${tables.join(', ')}`)
      names.push(...tables)
    } finally {
      await client.end()
    }
  }
  return names
}
