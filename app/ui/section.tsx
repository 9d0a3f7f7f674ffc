import { useId, type ReactNode } from 'react'

export type SectionProps = {
  title: ReactNode
  actions?: ReactNode
  /** On a sheet of its own, or lying on the page. */
  onSheet?: boolean | undefined
  id?: string | undefined
  children: ReactNode
}

/** A named part of a page. */
export function Section({ title, actions, onSheet = false, id, children }: SectionProps) {
  const titleId = useId()
  return (
    <section className={onSheet ? 'section sheet' : 'section'} aria-labelledby={titleId} id={id}>
      <div className="section-head">
        <h2 id={titleId}>{title}</h2>
        {actions === undefined ? null : <div className="row">{actions}</div>}
      </div>
      {children}
    </section>
  )
}

export type Fact = { term: string; value: ReactNode }

/** Pairs of a name and a value, where a table would be too much. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is said where there is nothing yet: what belongs here, and how it comes. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty-state">
      <p>
        <strong>{title}</strong>
      </p>
      {children === undefined ? null : <div className="quiet">{children}</div>}
      {action}
    </div>
  )
}
