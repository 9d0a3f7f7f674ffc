import { gad7En, phq2En, phq9En } from '@kith/ipt'
import type { InstrumentId, TextPack } from '@kith/ipt'

/** The words each instrument is asked in. One language so far; a second one is another pack beside it. */
const packs: { readonly [Id in InstrumentId]?: TextPack<Id> } = {
  'phq-9': phq9En,
  'phq-2': phq2En,
  'gad-7': gad7En,
}

/** Null: the wording is not ours to ship, so the instrument is not shown; staff enter numbered answers (MEAS-001). */
export function textPackOf(instrument: InstrumentId): TextPack | null {
  return packs[instrument] ?? null
}
