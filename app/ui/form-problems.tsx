import { useEffect, useRef } from 'react'

import { fieldId } from './field.tsx'

export type FieldProblem = { field: string; words: string }

export type FormProblemsProps = {
  problems: readonly FieldProblem[]
  /** Where "nothing is stored yet" would be wrong. */
  title?: string | undefined
}

/**
 * Above a form that came back: what to put right, each a link to its field. Takes the focus when it appears; without
 * scripts it is the first thing in the page's content and says so.
 */
export function FormProblems({ problems, title }: FormProblemsProps) {
  const summary = useRef<HTMLDivElement>(null)
  const shown = problems.map((problem) => problem.field + problem.words).join('\n')
  useEffect(() => {
    if (shown !== '') summary.current?.focus()
  }, [shown])
  if (problems.length === 0) return null
  return (
    <div className="form-problems stack stack-tight" ref={summary} tabIndex={-1} role="alert">
      <h2>
        <span aria-hidden="true">! </span>
        {title ??
          `${problems.length === 1 ? 'One thing' : `${problems.length} things`} to put right. Nothing is stored yet.`}
      </h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            <a href={`#${fieldId(problem.field)}`}>{problem.words}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
