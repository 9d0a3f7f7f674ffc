import type pg from 'pg'

export type BackupTable = { name: string; columns: readonly string[] }

/** Every table of the clinics, each after those it refers to, with the columns that are stored. */
export async function readTables(client: pg.ClientBase): Promise<readonly BackupTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; refers: string[] }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(array_agg(distinct r.relname::text), '{}') from pg_constraint k join pg_class r on r.oid = k.confrelid
       where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
    from pg_class c
    where c.relnamespace = 'kith'::regnamespace and c.relkind = 'r' and c.relname not like 'migrations%'
    order by 1`)
  return inOrder(rows).map(({ name, columns }) => ({ name, columns }))
}

function inOrder<T extends { name: string; refers: readonly string[] }>(tables: readonly T[]): T[] {
  const ordered: T[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const ready = waiting.filter(({ refers }) =>
      refers.every((name) => ordered.some((table) => table.name === name)),
    )
    if (ready.length === 0)
      throw new Error(
        `tables refer to one another in a circle: ${waiting.map(({ name }) => name).join(', ')}`,
      )
    ordered.push(...ready)
    waiting = waiting.filter((table) => !ready.includes(table))
  }
  return ordered
}

/** `kith."name" ("column", …)`, as COPY wants it. */
export function copyTarget({ name, columns }: BackupTable): string {
  return `kith.${quoted(name)} (${columns.map(quoted).join(', ')})`
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
