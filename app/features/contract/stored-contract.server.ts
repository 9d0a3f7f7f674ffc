import { sessionFormats, type ContractTemplate, type ContractTerms, type Day } from '@kith/ipt'
import { z } from 'zod'

const format = z.enum(sessionFormats)
const template = z.object({
  principles: z.string(),
  whatHappens: z.string(),
  patientsPart: z.string(),
  lateness: z.string(),
  missed: z
    .object({ rule: z.enum(['counts', 'rescheduled']), noticeHours: z.number(), fee: z.string().nullable() })
    .nullable(),
  emergencies: z.string(),
  payment: z.string(),
  confidentiality: z.string(),
  recording: z.string(),
  afterwards: z.string(),
  conjointCounts: z.boolean(),
})
const terms = template.extend({
  sessions: z.number(),
  // Agreements of before boundaries could be moved say nothing of them.
  boundaries: z.object({ initial: z.number(), termination: z.number() }).nullable().default(null),
  minutes: z.number(),
  everyWeeks: z.number(),
  format,
  fallback: format.nullable(),
  firstOn: z.iso.date().transform((day) => day as Day),
})

/** What is stored was written by Kith: anything else in it is our mistake, and is thrown. */
export function storedTemplate(json: unknown): ContractTemplate {
  return template.parse(json)
}

export function storedTerms(json: unknown): ContractTerms {
  return terms.parse(json)
}
