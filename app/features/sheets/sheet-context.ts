import { createContext, useContext } from 'react'

import type { SheetValues } from './sheet.ts'

/** What the fields of a sheet are told by the form around them. */
export type SheetInHand = {
  /** What the fields were made with: on a form that came back, what was typed. */
  shown: SheetValues
  /** What is stored, for a form that is sent the ordinary way. */
  stored: SheetValues
  /** What stands in the fields now. */
  values: SheetValues
  mayWrite: boolean
  problems: Readonly<Record<string, string>>
}

export const SheetContext = createContext<SheetInHand>({
  shown: {},
  stored: {},
  values: {},
  mayWrite: false,
  problems: {},
})

export function useSheetInHand(): SheetInHand {
  return useContext(SheetContext)
}
