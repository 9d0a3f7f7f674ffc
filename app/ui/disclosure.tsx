import type { ReactNode } from 'react'

export type DisclosureProps = {
  summary: ReactNode
  open?: boolean | undefined
  /** Disclosures of one name close each other. */
  name?: string | undefined
  /** Without lines of its own: on a sheet or in a table, which have an edge already. */
  bare?: boolean | undefined
  children: ReactNode
}

/** Folded away until wanted; on paper it is open. Never for risk answers: those are never behind a click. */
export function Disclosure({ summary, open, name, bare = false, children }: DisclosureProps) {
  return (
    <details className={bare ? 'disclosure disclosure-bare' : 'disclosure'} open={open} name={name}>
      <summary>{summary}</summary>
      <div className="disclosure-inside stack">{children}</div>
    </details>
  )
}
