import { cudos } from './cudos/cudos.ts'
import { gad7 } from './gad-7/gad-7.ts'
import type { Instrument, InstrumentId } from './instrument.ts'
import { phq2 } from './phq-2/phq-2.ts'
import { phq9 } from './phq-9/phq-9.ts'
import { qidsSr16 } from './qids-sr16/qids-sr16.ts'
import { who5 } from './who-5/who-5.ts'
import { wsas } from './wsas/wsas.ts'

/** Every instrument by its name. A new one is a folder and a line here. Wording is not carried along. */
export const instruments: { readonly [Id in InstrumentId]: Instrument<Id> } = {
  'phq-9': phq9,
  'phq-2': phq2,
  'gad-7': gad7,
  cudos,
  'qids-sr16': qidsSr16,
  wsas,
  'who-5': who5,
}

/**
 * The instrument of that name, or `null`. For names from outside: a URL, a row, a command line.
 * Source: Kith’s own names.
 *
 * @example findInstrument('phq-9')?.total // { min: 0, max: 27 }
 */
export function findInstrument(name: string): Instrument | null {
  return isInstrumentId(name) ? instruments[name] : null
}

/**
 * Whether a text is the name of an instrument.
 * Source: Kith’s own names.
 *
 * @example isInstrumentId('phq-9') // true
 */
export function isInstrumentId(name: string): name is InstrumentId {
  return Object.hasOwn(instruments, name)
}
