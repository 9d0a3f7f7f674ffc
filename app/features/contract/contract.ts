import type { AgreementManner, ContractTerms, Day, Instant } from '@kith/ipt'

import type { Id } from '#platform/ids.ts'

/** When, in which session and how the patient agreed, as with the focus (IPT-077). */
export type Agreement = {
  agreedOn: Day
  session: number
  manner: AgreementManner
  /** Why it was changed; null for the first. */
  reason: string | null
}

/** One agreement of the patient, as it was stored. It is never rewritten; a change makes the next one (IPT-015). */
export type AgreedContract = Agreement & {
  id: Id<'contracts'>
  number: number
  terms: ContractTerms
  endOn: Day
  storedAt: Instant
  storedBy: string
}
