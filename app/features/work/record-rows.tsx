import { useState, type ReactNode } from 'react'

import { useSheetInHand } from '#features/sheets/index.ts'
import { Button } from '#ui/index.ts'

import { rowsIn } from './record-in-sheet.ts'

/**
 * A list of a record: the rows that hold something, and a blank one to write into. Rows keep their numbers, so that
 * two people who write into two of them do not meet.
 */
export function RecordRows(props: {
  at: string
  label: string
  hint?: string | undefined
  children: (row: number) => ReactNode
}) {
  const { at, label, hint, children } = props
  const { values, mayWrite } = useSheetInHand()
  const needed = (rowsIn(values, at).at(-1) ?? -1) + (mayWrite ? 2 : 1)
  // A row that was emptied stays, with whoever is writing in it.
  const [rows, setRows] = useState(needed)
  if (needed > rows) setRows(needed)
  return (
    <fieldset className="record-list stack">
      <legend className="field-label">{label}</legend>
      {hint === undefined ? null : <p className="field-hint">{hint}</p>}
      {Array.from({ length: Math.max(rows, needed) }, (_, row) => (
        <div key={row} className="record-row stack" role="group" aria-label={`${label}, ${row + 1}`}>
          {children(row)}
          <Remove at={`${at}.${row}.`} what={`${label}, ${row + 1}`} />
        </div>
      ))}
    </fieldset>
  )
}

/** Empties a row; a row without anything in it is not read. Without scripts its fields are emptied by hand. */
function Remove({ at, what }: { at: string; what: string }) {
  const { values, put } = useSheetInHand()
  const filled = Object.entries(values).filter(([name, value]) => name.startsWith(at) && value !== '')
  if (put === null || filled.length === 0) return null
  return (
    <div className="unprinted">
      <Button
        type="button"
        tone="plain"
        onClick={(event) => {
          const row = event.currentTarget.closest('.record-row')
          for (const [name] of filled) put(name, '')
          // The button goes with what it removed; whoever pressed it stays where they were.
          row?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus()
        }}
      >
        Remove<span className="spoken"> {what}</span>
      </Button>
    </div>
  )
}
