import type { ReactNode } from 'react'

/** What a field still needs, or what is unusual about it: said in words beside it, while it is filled in. */
export function Needed({ children }: { children: ReactNode }) {
  return (
    <strong className="contract-needed">
      <span aria-hidden="true">! </span>
      {children}
    </strong>
  )
}
