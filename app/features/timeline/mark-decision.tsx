import { Button, Disclosure } from '#ui/index.ts'

import type { FormScene } from './form-frame.tsx'
import { markStands } from './picture-of.ts'
import type { EventLine, MarkLine } from './timeline.ts'
import { actsForm, actWords } from './timeline-act.ts'
import { markWords } from './timeline-words.ts'

/** Each hint of an event: what it says, why, and what the clinician makes of it (IPT-063). */
export function MarkDecisions({ event, scene }: { event: EventLine; scene: FormScene | null }) {
  if (event.marks.length === 0)
    return (
      <span className="quiet">
        {event.axis === null ? 'It has no date yet.' : 'When the depression began is not known yet.'}
      </span>
    )
  const shown = event.marks.filter((mark) => mark.decision !== null || markStands(mark))
  const others = event.marks.filter((mark) => !shown.includes(mark))
  return (
    <>
      <MarkList event={event} marks={shown} scene={scene} />
      {others.length === 0 ? null : (
        <Disclosure
          bare
          summary={
            <span className="timeline-unmarked">
              {shown.length === 0 ? notMarked(others) : 'What is not marked, and why'}
            </span>
          }
        >
          <MarkList event={event} marks={others} scene={scene} />
        </Disclosure>
      )}
    </>
  )
}

/** Nothing is hidden: what Kith does not mark is said in a line, and can be marked all the same (IPT-065). */
function notMarked(marks: readonly MarkLine[]): string {
  const near = marks.find(({ kind }) => kind !== 'maintenance')
  return near === undefined ? 'Not marked' : `Not marked: ${near.distance}`
}

function MarkList(props: { event: EventLine; marks: readonly MarkLine[]; scene: FormScene | null }) {
  const { event, marks, scene } = props
  if (marks.length === 0) return null
  return (
    <ul className="timeline-marks">
      {marks.map((mark) => (
        <li key={mark.kind}>
          <MarkWords mark={mark} />
          {scene === null ? null : <Decide event={event} mark={mark} />}
        </li>
      ))}
    </ul>
  )
}

function MarkWords({ mark }: { mark: MarkLine }) {
  const name = markWords[mark.kind]
  const state =
    mark.decision === 'confirmed'
      ? ', confirmed'
      : mark.decision === 'rejected'
        ? ', set aside'
        : markStands(mark)
          ? mark.verdict === 'possibly'
            ? ', perhaps'
            : '?'
          : ': not marked'
  return (
    <>
      {markStands(mark) ? (
        <strong>
          {name}
          {state}
        </strong>
      ) : (
        <span>
          {name}
          {state}
        </span>
      )}{' '}
      <span className="quiet">{mark.reason}</span>
    </>
  )
}

function Decide({ event, mark }: { event: EventLine; mark: MarkLine }) {
  const about = `${markWords[mark.kind]}: ${event.what}`
  const confirm = markStands(mark) || mark.decision === 'rejected' ? 'Confirm' : 'Mark it all the same'
  const act = (decision: 'confirmed' | 'rejected') => ({
    form: actsForm,
    name: 'act',
    value: actWords({ intent: 'decide', event: event.id, kind: mark.kind, decision }),
    tone: 'plain' as const,
  })
  return (
    <span className="row unprinted">
      {mark.decision === 'confirmed' ? null : (
        <Button {...act('confirmed')} aria-label={`${confirm}. ${about}`}>
          {confirm}
        </Button>
      )}
      {mark.decision === 'rejected' || (mark.decision === null && !markStands(mark)) ? null : (
        <Button {...act('rejected')} aria-label={`Set aside. ${about}`}>
          Set aside
        </Button>
      )}
    </span>
  )
}
