import type { ReactNode } from 'react'

export type DisclosureProps = {
  summary: ReactNode
  open?: boolean | undefined
  /** Disclosures of one name close each other. */
  name?: string | undefined
  children: ReactNode
}

/** Folded away until wanted; on paper it is open. Never for risk answers: those are never behind a click. */
export function Disclosure({ summary, open, name, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open} name={name}>
      <summary>{summary}</summary>
      <div className="disclosure-inside stack">{children}</div>
    </details>
  )
}
