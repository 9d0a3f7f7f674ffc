import { useRef, type ReactNode } from 'react'

import { Button, instantInWords, notSavedWords, SaveState, type SaveStateProps } from '#ui/index.ts'

import type { SaidFacts } from './date-said.ts'
import type { FormDraftState } from './form-draft.ts'
import type { DraftLine } from './timeline.ts'
import { useFormDraft, type DraftPlace } from './use-form-draft.ts'

/** What each form of the page is told: what came back with it, and what it stands on. */
export type FormScene = {
  facts: SaidFacts
  formKey: string
  /** The id of a row that is made here. */
  rowId: string
  /** Where what is typed and not sent is kept. */
  draftAddress: string
  timeZone: string
  view: string
  intent: string | null
  typed: Readonly<Record<string, string>>
  /** Words of what is wrong, by field. */
  problems: Readonly<Record<string, string>>
}

export type FormFrameProps = {
  scene: FormScene
  intent: DraftPlace['form']
  /** The row that the form speaks of: what is typed is kept under it until it is sent. */
  rowId: string
  draft: DraftLine | null
  hidden?: Readonly<Record<string, string | number>>
  button: string
  children: ReactNode
}

/** A form of the timeline: the client's key, and what is in sight, go along with it (SEC-062). */
export function FormFrame({ scene, intent, rowId, draft, hidden = {}, button, children }: FormFrameProps) {
  const form = useRef<HTMLFormElement>(null)
  const saving = useFormDraft(form, { address: scene.draftAddress, form: intent, rowId })
  const throwAway = `throw-away-${intent}`
  return (
    <>
      {draft === null ? null : (
        <form method="post" id={throwAway} className="notice">
          <HiddenFields scene={scene} intent="throw-away" hidden={{ form: intent, draft: rowId }} />
          <span>What you typed here before and did not send is in the form again.</span>
          <Button tone="plain">Throw it away</Button>
        </form>
      )}
      <form ref={form} method="post" className="stack" noValidate>
        <HiddenFields scene={scene} intent={intent} hidden={hidden} />
        {children}
        <div className="row">
          <Button>{button}</Button>
          <SaveState {...saveStateOf(saving, scene.timeZone)} />
        </div>
      </form>
    </>
  )
}

function saveStateOf(state: (FormDraftState & { at: string }) | null, zone: string): SaveStateProps {
  if (state === null || state.status === 'untouched') return { state: 'untouched' }
  if (state.status === 'saving') return { state: 'saving' }
  if (state.status === 'not-saved') return { state: 'not-saved', why: notSavedWords[state.why ?? 'failed'] }
  return { state: 'saved', at: `${instantInWords(state.at, zone, 'time')}, not on the timeline yet` }
}

export function HiddenFields({
  scene,
  intent,
  hidden = {},
}: {
  scene: FormScene
  intent: string
  hidden?: FormFrameProps['hidden']
}) {
  const all = { intent, key: scene.formKey, view: scene.view, ...hidden }
  return Object.entries(all).map(([name, value]) => (
    <input key={name} type="hidden" name={name} defaultValue={value} />
  ))
}

/** What came back comes first; then what was typed before and not sent; then what is stored. */
export function typedOr(
  scene: FormScene,
  intent: string,
  draft: DraftLine | null,
  stored: Readonly<Record<string, string>>,
): (name: string) => string {
  const typed = scene.intent === intent ? scene.typed : draft?.fields
  return (name) => (typed ?? stored)[name] ?? ''
}

/** The id of what the form will make: the same while it is filled in, sent, and sent again. */
export function newRowId(
  scene: FormScene,
  intent: string,
  draft: DraftLine | null,
  [id, version]: readonly [string, string],
): string {
  if (scene.intent !== intent) return draft?.rowId ?? scene.rowId
  // A row that somebody else took away meanwhile is made anew.
  return scene.typed[version] === '0' ? (scene.typed[id] ?? scene.rowId) : scene.rowId
}
