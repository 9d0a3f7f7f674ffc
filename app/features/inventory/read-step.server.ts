import { harms, inventoryDomains } from '@kith/ipt'
import { z } from 'zod'

import type { InventoryStep } from './inventory-step.ts'
import { sectors, ties, type FieldName, type PersonFields } from './person.ts'

const short = z.string().max(120)
const long = z.string().max(4_000)
const rating = z.int().min(0).max(10).nullable()
const answer = z.enum(['yes', 'no', 'unsure']).nullable()

// The bounds are those of the columns.
const fieldShapes = {
  name: short,
  alias: z.string().max(60),
  relation: z.string().max(80),
  sector: z.enum(sectors),
  tie: z.enum(ties).nullable(),
  life: z.enum(['living', 'deceased']),
  diedSaid: z.string().max(200),
  closenessNow: rating,
  closenessBefore: rating,
  frequency: z.string().max(200),
  means: z.string().max(200),
  good: long,
  difficult: long,
  wishedChange: long,
  domains: z.array(z.enum(inventoryDomains)).max(inventoryDomains.length),
  discuss: z.boolean(),
  ofTheOther: long,
  ofThePatient: long,
  mutualGoals: long,
  reciprocal: answer,
  negotiable: answer,
  example: long,
  harms: z.array(z.enum(harms)).max(harms.length),
} satisfies { [Field in FieldName]: z.ZodType<PersonFields[Field]> }

const fields = z.strictObject(fieldShapes).partial()
const fieldNames = Object.keys(fieldShapes) as [FieldName, ...FieldName[]]
const domainState = z.enum(['open', 'reviewed', 'nothing-to-note', 'deferred'])
const change = z.strictObject({
  field: z.enum(fieldNames),
  to: z.unknown(),
  known: z.array(z.unknown()).min(1).max(20),
})

const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), id: z.uuid(), fields }),
  z.strictObject({
    kind: z.literal('change'),
    id: z.uuid(),
    changes: z.array(change).min(1).max(fieldNames.length),
  }),
  z.strictObject({ kind: z.literal('remove'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('restore'), id: z.uuid() }),
  z.strictObject({
    kind: z.literal('domain'),
    domain: z.enum(inventoryDomains),
    to: domainState,
    known: z.array(domainState).min(1).max(20),
  }),
])

/** Reads a step that came from a page; null when it is none. */
export function readStep(sent: unknown): InventoryStep | null {
  const read = step.safeParse(sent)
  if (!read.success) return null
  if (read.data.kind !== 'change') return read.data as InventoryStep
  const values = Object.fromEntries(read.data.changes.map(({ field, to }) => [field, to]))
  return fields.safeParse(values).success ? (read.data as InventoryStep) : null
}

/** What one request may carry. */
const mostSteps = 100

/** Reads the steps of a request; null when anything in it is none. */
export function readSteps(sent: unknown): readonly InventoryStep[] | null {
  const list = z.object({ steps: z.array(z.unknown()).min(1).max(mostSteps) }).safeParse(sent)
  if (!list.success) return null
  const steps = list.data.steps.map(readStep)
  return steps.some((one) => one === null) ? null : (steps as InventoryStep[])
}
