import type { Instant } from '@kith/ipt'

/** Pages of the chart that are kept field by field, as they are typed. */
export const sheetKinds = [
  'preparation',
  'assessment',
  'sick-role',
  'hope',
  'formulation',
  'contract',
] as const
export type SheetKind = (typeof sheetKinds)[number]

export function isSheetKind(text: string): text is SheetKind {
  return sheetKinds.some((kind) => kind === text)
}

/** What stands in the fields, by name. A field that is not there is empty. */
export type SheetValues = Readonly<Record<string, string>>

export type StoredSheet = {
  values: SheetValues
  /** The last change of any field; null while nothing was typed. */
  changed: { at: Instant; by: string } | null
}

/** One field that was changed, and every value that the page knows it to have had. */
export type SheetChange = { name: string; to: string; known: readonly string[] }

/** What comes back of a save: the sheet as it stands now, and the fields in which somebody else had written. */
export type SheetSaved = {
  values: SheetValues
  savedAt: Instant
  conflicts: readonly SheetConflict[]
}

export type SheetConflict = { name: string; theirs: string; by: string }

export const longestValue = 20_000

/** Most fields of one sheet, and the form of their names: words of the sheet, with places of lists between them. */
export const mostFields = 600
export const fieldName = /^[a-zA-Z][\w-]*(\.[\w-]+)*$/
