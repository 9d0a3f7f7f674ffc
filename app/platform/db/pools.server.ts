import pg from 'pg'

/** How to reach one PostgreSQL database: as the role that may become the others, and nothing about roles yet. */
export type Connection = pg.ClientConfig & { database: string }

export type Role = 'kith_owner' | 'kith_app' | 'kith_jobs'

// Instants and days stay text (ISO): a Date has a time zone nobody asked for.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString())
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)
types.setTypeParser(pg.types.builtins.TIME, (text: string) => text.slice(0, 5))
types.setTypeParser(pg.types.builtins.INT8, Number)

/** A connection that acts as one of Kith's roles from its first statement on. */
export function as(role: Role, connection: Connection): Connection {
  return { ...connection, types, options: `-c role=${role} -c search_path=kith,pg_temp -c timezone=UTC` }
}

/**
 * At most `max` connections to the database under a role; who waits `patienceMs` for one in vain gets an error. Idle
 * ones that break are dropped, never thrown.
 */
export function openPool(role: Role, connection: Connection, max: number, patienceMs = 5_000): pg.Pool {
  const pool = new pg.Pool({
    ...as(role, connection),
    max,
    pipeline: role === 'kith_app',
    connectionTimeoutMillis: patienceMs,
    allowExitOnIdle: true,
  })
  return quiet(pool)
}

/** A connection that breaks while it is idle is dropped; whoever needs one next gets a new one, or the error. */
export function quiet(pool: pg.Pool): pg.Pool {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** The connection that a DATABASE_URL describes. */
export function connectionOf(url: string): Connection {
  const parsed = new URL(url)
  const database = decodeURIComponent(parsed.pathname.slice(1)) || 'kith'
  return { connectionString: url, database }
}
