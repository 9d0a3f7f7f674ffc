import type { ReactNode } from 'react'

import { AlertLines } from '#features/alerts/index.ts'
import { PatientBanner, PatientPrintFoot, formatWords } from '#features/courses/index.ts'
import { dayWords } from '#features/calendar/index.ts'
import {
  AreaTag,
  Banner,
  Button,
  Disclosure,
  PageHeading,
  PhaseStrip,
  Section,
  Tag,
  type Printed,
} from '#ui/index.ts'

import { LatePart } from './late-part.tsx'
import { NoteEditor } from './note-editor.tsx'
import { phaseStretches } from './phase-stretches.ts'
import type { SessionPage } from './read-session.server.ts'
import { SessionScoreView } from './session-score-view.tsx'
import { problemWords } from './session-words.ts'
import type { Draft } from './session.ts'
import { AddendumForm, NotSignedYet, SignedNoteText } from './signed-note-view.tsx'
import { StartSessionForm } from './start-session-form.tsx'

/** What the page's action brought back: nothing is lost of what was typed. */
export type SessionAnswer = {
  intent: string
  /** Codes; the one for a field stands beside it. */
  problem: string | null
  fields: Readonly<Record<string, string>>
  typed: string
  theirs: Draft | null
}

export type SessionViewProps = {
  page: SessionPage
  answer: SessionAnswer | null
  /** Made when the page was: this open page's name as a writer, and the key of its next form. */
  writer: string
  formKey: string
  /** What is still open in the initial phase, on the page of one of its sessions (IPT-031). */
  initialPhase?: ReactNode
  printed: Printed
}

/** One session: whose, which, the alert, the scale, and the note. */
export function SessionView({ page, answer, writer, formKey, initialPhase, printed }: SessionViewProps) {
  const { header, number, stage } = page
  const { course, patient, timeZone: zone } = header
  const here = `/courses/${course.id}`
  return (
    <div className="stack stack-wide">
      <PageHeading
        above={<PatientBanner patient={patient} courseId={course.id} />}
        title={`Session ${number}`}
        purpose={
          stage.is === 'held'
            ? `Held ${dayWords(stage.session.heldOn)}, ${formatWords[stage.session.format].toLowerCase()}`
            : 'The next session of this course'
        }
      />
      <PhaseStrip
        current={number}
        planned={header.counts.n}
        missedThatCount={header.missedThatCount}
        phases={phaseStretches(header.phases, header.counts.n)}
      />
      {page.alerts.length === 0 ? null : (
        <Section title="Open alerts">
          <AlertLines lines={page.alerts} zone={zone} />
        </Section>
      )}
      <Problem answer={answer} signingWaitsFor={page.signingWaitsFor} />
      {stage.is !== 'held' || stage.late === null ? null : (
        <LatePart
          late={stage.late}
          left={Math.max(0, header.counts.n - number - header.missedThatCount)}
          isRunning={stage.late.isRunning}
          mayWrite={page.mayWrite}
          formKey={formKey}
          problem={answer?.fields['reason'] === undefined ? undefined : problemWords(answer.fields['reason'])}
          typed={answer?.intent === 'late-reason' ? answer.typed : null}
        />
      )}
      {page.prompts.map(({ rule, words }) => (
        <Banner key={rule} title={words} actions={<a href={`${here}/sick-role`}>Open the sick role</a>} />
      ))}
      <div className="columns">
        <div className="stack stack-wide">
          <Stage page={page} answer={answer} writer={writer} formKey={formKey} />
          {initialPhase}
        </div>
        <div className="stack stack-wide">
          <Section title="The scale" onSheet>
            <SessionScoreView
              score={page.score}
              instrument={course.instrument}
              zone={zone}
              isHeld={stage.is === 'held'}
              enterHref={page.mayWrite ? `${here}/check-ins/new` : null}
            />
          </Section>
          <Section title="Focus" onSheet>
            {header.focus === null ? (
              <p>Not agreed yet.</p>
            ) : (
              <p>
                <AreaTag area={header.focus.area} />{' '}
                <span className="quiet">agreed {dayWords(header.focus.agreedOn)}</span>
              </p>
            )}
          </Section>
          <PreviousNote page={page} />
        </div>
      </div>
      <PatientPrintFoot patient={patient} printed={printed} zone={zone} />
    </div>
  )
}

function Stage({ page, answer, writer, formKey }: Omit<SessionViewProps, 'initialPhase' | 'printed'>) {
  const { header, number, stage, mayWrite } = page
  const zone = header.timeZone
  if (stage.is === 'next') {
    return (
      <StartSessionForm
        courseId={header.course.id}
        number={number}
        appointments={stage.appointments}
        zone={zone}
        formKey={formKey}
        mayWrite={mayWrite}
      />
    )
  }
  const { note } = stage
  if (note.state === 'not-signed-yet') return <NotSignedYet />
  if (note.state === 'signed') {
    return (
      <>
        <Section title="Note" onSheet actions={<Tag>signed</Tag>}>
          <SignedNoteText note={note.note} zone={zone} />
        </Section>
        {mayWrite ? (
          <AddendumForm formKey={formKey} typed={answer?.typed ?? ''} problem={answer?.fields['addendum']} />
        ) : null}
      </>
    )
  }
  return (
    <>
      <NoteEditor
        address={`/courses/${header.course.id}/sessions/${number}/draft`}
        zone={zone}
        writer={writer}
        formKey={formKey}
        draft={note.draft}
        returned={returnedNote(answer)}
        signingWaitsFor={page.signingWaitsFor}
      />
      {note.canUndoStart ? (
        <form method="post" className="row unprinted">
          <input type="hidden" name="intent" value="undo-start" />
          <input type="hidden" name="key" value={formKey} />
          <span className="quiet">Started by mistake?</span>
          <Button tone="plain">Undo: this session did not take place</Button>
        </form>
      ) : null}
    </>
  )
}

/** The note as it was sent, when it came back. What another form brought back says nothing about the note. */
function returnedNote(answer: SessionAnswer | null) {
  if (answer === null || (answer.intent !== 'save' && answer.intent !== 'sign')) return null
  return { body: answer.typed, problem: answer.fields['body'], theirs: answer.theirs }
}

function Problem({
  answer,
  signingWaitsFor,
}: {
  answer: SessionAnswer | null
  signingWaitsFor: string | null
}) {
  if (answer === null || answer.problem === null) return null
  return (
    <Banner
      tone="caution"
      announced
      title={problemWords(answer.problem)}
      actions={
        answer.problem === 'note/open-priority-alert' && signingWaitsFor !== null ? (
          <a href={`/alerts/${signingWaitsFor}`}>Open the alert</a>
        ) : undefined
      }
    >
      {answer.typed === '' ? null : 'What you typed is still on this page.'}
    </Banner>
  )
}

function PreviousNote({ page }: { page: SessionPage }) {
  const { previous, header } = page
  if (previous === null) return null
  return (
    <div className="unprinted">
      <Disclosure summary={`Note of session ${previous.number}, ${dayWords(previous.heldOn)}`}>
        {previous.note === null ? (
          <p>
            Not signed yet.{' '}
            <a href={`/courses/${header.course.id}/sessions/${previous.number}`}>
              To session {previous.number}
            </a>
          </p>
        ) : (
          <SignedNoteText note={previous.note} zone={header.timeZone} />
        )}
      </Disclosure>
    </div>
  )
}
