// The types of the tables, from a migrated database: one interface for each table, ids branded by what they refer to,
// and text columns with a list of allowed words as exactly those words.
import type pg from 'pg'

type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  has_default: boolean
  generated: boolean
}
type Reference = { table: string; column: string; target: string }
type Check = { table: string; definition: string }

const scalar: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  int4: 'number',
  int8: 'number',
  numeric: 'string',
  bool: 'boolean',
  bytea: 'Buffer',
  jsonb: 'Json',
  date: 'Day',
  time: 'string',
  timestamptz: 'Instant',
  _text: 'string[]',
  _int4: 'number[]',
}

/** The schema that the connection sees, as TypeScript. */
export async function schemaAsTypes(client: pg.Client): Promise<string> {
  // So that the catalogue names tables without their schema.
  await client.query('set search_path = kith')
  const columns = await rows<Column>(client, columnsQuery)
  const references = await rows<Reference>(client, referencesQuery)
  const checks = await rows<Check>(client, checksQuery)
  const tables = [...new Set(columns.map((column) => column.table))]
  const interfaces = tables.map((table) => {
    const lines = columns
      .filter((column) => column.table === table)
      .map((column) => `  ${column.column}: ${typeOf(column, references, checks)}`)
    return `export interface ${pascal(table)} {\n${lines.join('\n')}\n}\n`
  })
  const index = tables.map((table) => `  ${table}: ${pascal(table)}`).join('\n')
  return `${heading}\n${interfaces.join('\n')}\nexport interface DB {\n${index}\n}\n`
}

const heading = `// Written by npm run schema, from the migrated database. Not edited by hand.
import type { Day, Instant } from '@kith/ipt'
import type { ColumnType, Generated } from 'kysely'

import type { Id } from '../ids.ts'

export type Json = ColumnType<unknown, string, string>
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>
`

function typeOf(column: Column, references: Reference[], checks: Check[]): string {
  const base = brand(column, references) ?? words(column, checks) ?? scalar[column.type]
  if (base === undefined) throw new Error(`no type for ${column.table}.${column.column}: ${column.type}`)
  if (base === 'Json' && column.has_default) return 'JsonWithDefault'
  const full = column.nullable ? `${base} | null` : base
  return column.has_default || column.generated ? `Generated<${full}>` : full
}

function brand({ table, column, type }: Column, references: Reference[]): string | null {
  if (type !== 'uuid') return null
  if (column === 'id') return `Id<'${table}'>`
  if (column === 'clinic_id') return `Id<'clinics'>`
  if (column === 'account_id') return `Id<'accounts'>`
  const target = references.find(
    (reference) => reference.table === table && reference.column === column,
  )?.target
  return target === undefined ? null : `Id<'${target}'>`
}

function words({ table, column, type }: Column, checks: Check[]): string | null {
  if (type !== 'text' && type !== '_text') return null
  const pattern = new RegExp(`^CHECK \\(\\(+${column} (?:= ANY|<@) \\(?ARRAY\\[([^\\]]+)\\]\\)*$`)
  const plural = new RegExp(`\\(${column} <@ ARRAY\\[([^\\]]+)\\]`)
  for (const check of checks.filter((candidate) => candidate.table === table)) {
    const list = (type === '_text' ? plural : pattern).exec(check.definition)?.[1]
    if (list !== undefined) {
      const union = [...list.matchAll(/'([^']+)'::text/g)].map((match) => `'${match[1]}'`).join(' | ')
      return type === '_text' ? `(${union})[]` : union
    }
  }
  return null
}

function pascal(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

async function rows<Row extends pg.QueryResultRow>(client: pg.Client, query: string): Promise<Row[]> {
  return (await client.query<Row>(query)).rows
}

const columnsQuery = `
  select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
         a.atthasdef as has_default, a.attidentity <> '' as generated
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'kith'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    and c.relname not like 'migrations%'
  order by c.relname, a.attnum`

const referencesQuery = `
  select distinct on (c.conrelid, a.attname) c.conrelid::regclass::text as table, a.attname as column, f.relname as target
  from pg_constraint c
  join lateral unnest(c.conkey, c.confkey) as k(here, there) on true
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.here
  join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.there
  join pg_class f on f.oid = c.confrelid
  where c.contype = 'f' and b.attname = 'id' and c.connamespace = 'kith'::regnamespace
  order by c.conrelid, a.attname`

const checksQuery = `
  select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
  from pg_constraint where contype = 'c' and connamespace = 'kith'::regnamespace`
