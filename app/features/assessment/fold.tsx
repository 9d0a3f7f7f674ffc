import { useState, type ReactNode } from 'react'

import { Disclosure } from '#ui/index.ts'

import { parts, type PartId } from './parts.ts'

/**
 * A part of the page that shows what is in it while it is folded away. It opens and closes by hand alone: nothing moves
 * while somebody types. Never for suicidality.
 */
export function Fold(props: {
  id: Exclude<PartId, 'suicidality'>
  holds: string
  startsOpen: boolean
  children: ReactNode
}) {
  const { id, holds, startsOpen, children } = props
  const [open] = useState(startsOpen)
  return (
    <div className="fold sheet">
      <Disclosure
        bare
        open={open}
        summary={
          <>
            <h2>{titleOf(id)}</h2>
            <span className="quiet">{holds}</span>
          </>
        }
      >
        <div className="fold-inside stack" id={`part-${id}`}>
          {children}
        </div>
      </Disclosure>
    </div>
  )
}

export function titleOf(id: PartId): string {
  return parts.find((part) => part.id === id)?.title ?? ''
}
