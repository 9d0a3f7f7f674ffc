import type { ReactNode } from 'react'

export type PageHeadingProps = {
  title: ReactNode
  /** What the page is for, in half a sentence. */
  purpose?: ReactNode
  /** What stands above the title: the way back, or which patient this is. */
  above?: ReactNode
  actions?: ReactNode
}

/** The one h1 of a page. */
export function PageHeading({ title, purpose, above, actions }: PageHeadingProps) {
  return (
    <div className="page-heading">
      <div className="page-heading-words">
        {above === undefined ? null : <div className="page-heading-above quiet">{above}</div>}
        <h1>{title}</h1>
        {purpose === undefined ? null : <p className="page-heading-purpose">{purpose}</p>}
      </div>
      {actions === undefined ? null : <div className="row">{actions}</div>}
    </div>
  )
}
