import { gad7En, phq2En, phq9En } from '@kith/ipt'
import type { InstrumentId, TextPack } from '@kith/ipt'

/** The words each instrument is asked in. One language so far; a second one is another pack beside it. */
const packs: { readonly [Id in InstrumentId]: TextPack<Id> } = {
  'phq-9': phq9En,
  'phq-2': phq2En,
  'gad-7': gad7En,
}

export function textPackOf(instrument: InstrumentId): TextPack {
  return packs[instrument]
}
