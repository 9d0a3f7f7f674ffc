import { createContext, useContext } from 'react'

import type { SheetValues } from './sheet.ts'

/** What the fields of a sheet are told by the form around them. */
export type SheetInHand = {
  /** What is stored, for a form that is sent the ordinary way. */
  stored: SheetValues
  /** What stands in the fields now: on a form that came back, what was typed. */
  values: SheetValues
  mayWrite: boolean
  problems: Readonly<Record<string, string>>
  /** Writes into a field for somebody, and keeps it. Null until there are scripts, and for who only reads. */
  put: ((name: string, value: string) => void) | null
}

export const SheetContext = createContext<SheetInHand>({
  stored: {},
  values: {},
  mayWrite: false,
  problems: {},
  put: null,
})

export function useSheetInHand(): SheetInHand {
  return useContext(SheetContext)
}
