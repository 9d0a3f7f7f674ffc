import type { Instrument, InstrumentId, TextPack } from '../instrument.ts'

/**
 * The words in which an instrument may be shown in a language; `null` where there are none, so that it is never
 * shown in another language or in words of an older version (MEAS-001, MEAS-004).
 *
 * @example packFor(phq9, [phq9En], 'en')?.title // 'PHQ-9'
 */
export function packFor<Id extends InstrumentId>(
  instrument: Instrument<Id>,
  packs: readonly TextPack[],
  language: string,
): TextPack<Id> | null {
  const pack = packs.find(
    (pack) =>
      pack.instrument === instrument.id &&
      pack.instrumentVersion === instrument.version &&
      pack.language === language,
  )
  return (pack as TextPack<Id> | undefined) ?? null
}

/**
 * Whether an instrument can be shown to a patient in a language. Without a text pack it cannot, and staff can
 * still enter its answers by their numbers (MEAS-001).
 *
 * @example isDisplayable(cudos, [phq9En], 'en') // false
 */
export function isDisplayable(instrument: Instrument, packs: readonly TextPack[], language: string): boolean {
  return packFor(instrument, packs, language) !== null
}
