import type { Instrument, InstrumentId, TextPack } from '../instrument.ts'

/** What staff read beside the fields in which they enter answers. */
export type EntryWords = Pick<TextPack, 'stem' | 'items' | 'options'>

/**
 * The words for staff who enter answers: those of the text pack, or, without one, the numbers of the items and
 * answers alone, so that a paper form can be copied (MEAS-001). Never for a patient's eyes: they are shown an
 * instrument only with its own words ({@link packFor}).
 *
 * @example entryWords(cudos, null).items.q14 // 'Item 14'
 */
export function entryWords<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  pack: TextPack<NoInfer<Id>> | null,
): EntryWords {
  if (pack !== null) return pack
  const items = [...instrument.items, ...instrument.unscoredItems]
  return {
    stem: 'Copy the number of each answer from the form.',
    items: Object.fromEntries(items.map(({ id }) => [id, `Item ${id.slice(1)}`])),
    options: Object.fromEntries(
      items.flatMap(({ options }) =>
        options.map(({ id, value }) => [id, value === 'na' ? 'does not apply' : '']),
      ),
    ),
  }
}
