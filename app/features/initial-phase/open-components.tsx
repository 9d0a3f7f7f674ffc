import { openComponentsPrompt, openComponents } from '@kith/ipt'

import { Banner } from '#ui/index.ts'

import { componentPages } from './initial-phase-words.ts'
import type { Checklist } from './read-checklist.server.ts'
import './initial-phase.css'

export type OpenComponentsProps = {
  checklist: Checklist['checklist']
  session: number
  initialSessions: number
  here: string
}

/** At the end of an initial session: what is still open, and how many initial sessions remain (IPT-031). */
export function OpenComponents({ checklist, session, initialSessions, here }: OpenComponentsProps) {
  const prompt = openComponentsPrompt(checklist, { session, initialSessions })
  if (prompt === null) return null
  const left = prompt.inputs['initialSessionsLeft']
  return (
    <Banner
      level={2}
      title={
        left === 0
          ? 'Still open at the end of the initial phase'
          : `Still open, with ${left === 1 ? 'one initial session' : `${left} initial sessions`} left`
      }
    >
      <ul role="list" className="open-components">
        {openComponents(checklist).map((component) => (
          <li key={component}>
            <a href={`${here}/${componentPages[component].path}`}>{componentPages[component].words}</a>
          </li>
        ))}
      </ul>
    </Banner>
  )
}
