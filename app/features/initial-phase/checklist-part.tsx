import { Section } from '#ui/index.ts'

import { componentPages, gapWords, stateWords } from './initial-phase-words.ts'
import type { ComponentLine } from './read-checklist.server.ts'
import './initial-phase.css'

/** The seven components of the initial phase, each leading to its page: a list, not an order (IPT-030, IPT-032). */
export function ChecklistPart({ lines, here }: { lines: readonly ComponentLine[]; here: string }) {
  const done = lines.filter(({ state }) => state === 'done').length
  return (
    <Section
      title="Initial phase"
      onSheet
      actions={
        <span className="quiet numbers">
          {done} of {lines.length} done
        </span>
      }
    >
      <ul className="checklist">
        {lines.map((line) => {
          const { path, words } = componentPages[line.component]
          return (
            <li key={line.component} className={`checklist-line checklist-${line.state}`}>
              <span aria-hidden="true" className="checklist-sign">
                {signs[line.state]}
              </span>
              <div>
                <a href={`${here}/${path}`}>{words}</a>{' '}
                <span className="quiet">
                  {stateWords[line.state]}
                  {line.last === null ? '' : `, ${whenWords(line.last.session)}, ${line.last.by}`}
                </span>
                {line.state === 'in-progress' && line.gaps.length > 0 ? (
                  <div className="quiet">Not yet: {line.gaps.map((gap) => gapWords[gap]).join('; ')}.</div>
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
      <p className="unprinted">
        <a href={`${here}/preparation`}>Before the first session</a>
      </p>
    </Section>
  )
}

const signs = { open: '○', 'in-progress': '◐', done: '●' } as const

function whenWords(session: number): string {
  return session === 0 ? 'before the first session' : `session ${session}`
}
