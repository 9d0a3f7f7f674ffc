import { Button } from '#ui/index.ts'

import { HiddenFields, type FormScene } from './form-frame.tsx'
import { markStands } from './picture-of.ts'
import type { EventLine, MarkLine } from './timeline.ts'
import { markWords } from './timeline-words.ts'

/** Each hint of an event: what it says, why, and what the clinician makes of it (IPT-063). */
export function MarkDecisions({ event, scene }: { event: EventLine; scene: FormScene | null }) {
  if (event.marks.length === 0)
    return (
      <span className="quiet">
        {event.axis === null ? 'It has no date yet.' : 'When the depression began is not known yet.'}
      </span>
    )
  return (
    <ul className="timeline-marks">
      {event.marks.map((mark) => (
        <li key={mark.kind}>
          <MarkWords mark={mark} />
          {scene === null ? null : <Decide event={event} mark={mark} scene={scene} />}
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

function Decide({ event, mark, scene }: { event: EventLine; mark: MarkLine; scene: FormScene }) {
  const about = `${markWords[mark.kind]}: ${event.what}`
  const confirm = markStands(mark) || mark.decision === 'rejected' ? 'Confirm' : 'Mark it all the same'
  return (
    <form method="post" className="row unprinted">
      <HiddenFields scene={scene} intent="decide" hidden={{ event: event.id, kind: mark.kind }} />
      {mark.decision === 'confirmed' ? null : (
        <Button name="decision" value="confirmed" tone="plain" aria-label={`${confirm}. ${about}`}>
          {confirm}
        </Button>
      )}
      {mark.decision === 'rejected' || (mark.decision === null && !markStands(mark)) ? null : (
        <Button name="decision" value="rejected" tone="plain" aria-label={`Set aside. ${about}`}>
          Set aside
        </Button>
      )}
    </form>
  )
}
