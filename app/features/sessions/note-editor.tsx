import { useRef, useState, type SubmitEvent } from 'react'

import {
  Banner,
  Button,
  LongTextField,
  SaveState,
  instantInWords,
  notSavedWords,
  type SaveStateProps,
} from '#ui/index.ts'

import type { KeeperState } from './draft-keeper.ts'
import { NoteConflict } from './note-conflict.tsx'
import { problemWords } from './session-words.ts'
import type { Draft } from './session.ts'
import { useDraft } from './use-draft.ts'

export type NoteEditorProps = {
  address: string
  zone: string
  writer: string
  formKey: string
  draft: Draft | null
  /** What a form brought back: the text that was typed, and what is to be said about it. */
  returned: { body: string; problem: string | undefined; theirs: Draft | null } | null
  signingWaitsFor: string | null
}

/** Emptying a field that held more than this offers the text back. */
const worthKeeping = 200

/** The note, kept as it is typed. Without scripts the Save button keeps it; with them, it is rarely needed. */
export function NoteEditor(props: NoteEditorProps) {
  const { address, zone, writer, formKey, draft, returned, signingWaitsFor } = props
  const known = returned?.theirs ?? draft
  const field = useRef<HTMLTextAreaElement>(null)
  const before = useRef(returned?.body ?? draft?.body ?? '')
  const [lost, setLost] = useState<string | null>(null)
  const { state, keeper } = useDraft(
    address,
    { body: known?.body ?? '', version: known?.version ?? 0, writer, savedAt: known?.savedAt ?? null },
    field,
  )
  const theirs = state === null ? (returned?.theirs ?? null) : state.theirs
  const write = (text: string): void => {
    if (field.current !== null) field.current.value = text
    before.current = text
    setLost(null)
  }
  const typed = (text: string): void => {
    if (text === '' && before.current.length > worthKeeping) setLost(before.current)
    else if (text !== '') setLost(null)
    before.current = text
    keeper.current?.typed(text)
  }
  const choose = (which: 'both' | 'mine' | 'theirs', other: Draft): void => {
    const mine = field.current?.value ?? ''
    const text = which === 'mine' ? mine : which === 'theirs' ? other.body : `${other.body}\n\n${mine}`
    write(text)
    if (which === 'theirs' && mine !== other.body && mine !== '') setLost(mine)
    keeper.current?.settle(text, other)
  }
  // The ordinary form says which version it stands on. The keeper sends what it still has, in case the form gets lost,
  // and stops, so that nothing is sent behind it.
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    // Signed out, or nobody answers: the form would not arrive, and its text would be gone with this page.
    if (state?.why === 'signed-out' || state?.why === 'failed') {
      event.preventDefault()
      keeper.current?.flush(false)
      return
    }
    keeper.current?.flush(true)
    const next = keeper.current?.next()
    if (next === undefined) return
    for (const [name, value] of Object.entries(next)) {
      const input = event.currentTarget.elements.namedItem(name)
      if (input instanceof HTMLInputElement) input.value = String(value)
    }
    keeper.current?.stop()
  }
  return (
    <form method="post" className="stack note-editor" onSubmit={submit}>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="writer" value={writer} />
      <input type="hidden" name="version" defaultValue={known?.version ?? 0} />
      <input type="hidden" name="turn" defaultValue={1} />
      {theirs === null ? null : (
        <NoteConflict
          theirs={theirs}
          zone={zone}
          choose={state === null ? undefined : (which) => choose(which, theirs)}
        />
      )}
      {state?.status === 'signed' ? (
        <Banner tone="caution" announced title="This note has been signed in another place">
          <p>
            What you typed since then is still in the field and is not stored. Copy it, then{' '}
            <a href={address.replace(/\/draft$/, '')}>open the signed note</a> and add it there.
          </p>
        </Banner>
      ) : null}
      <LongTextField
        ref={field}
        name="body"
        label="Note"
        hint="Private: for you and those who treat this patient with you. Your supervisor reads it once it is signed."
        writing
        rows={14}
        maxLength={100_000}
        autoComplete="off"
        defaultValue={returned?.body ?? draft?.body ?? ''}
        problem={returned?.problem === undefined ? undefined : problemWords(returned.problem)}
        onInput={(event) => typed(event.currentTarget.value)}
      />
      <div className="row row-apart">
        <SaveState {...saveState(state, draft, zone)} />
        {lost === null ? null : (
          <Button
            type="button"
            tone="quiet"
            onClick={() => {
              const text = lost
              write(text)
              keeper.current?.typed(text)
            }}
          >
            Bring back the text
          </Button>
        )}
      </div>
      <div className="row unprinted">
        <Button name="intent" value="sign">
          Sign the note
        </Button>
        <Button name="intent" value="save" tone="quiet">
          Save
        </Button>
        <span className="quiet">
          {signingWaitsFor === null ? (
            'Once it is signed, only an addendum is possible.'
          ) : (
            <>
              Before it can be signed, somebody has to take{' '}
              <a href={`/alerts/${signingWaitsFor}`}>the priority alert</a>.
            </>
          )}
        </span>
      </div>
    </form>
  )
}

function saveState(state: KeeperState | null, draft: Draft | null, zone: string): SaveStateProps {
  const at = (instant: string) => instantInWords(instant, zone, 'time')
  if (state === null)
    return draft === null ? { state: 'untouched' } : { state: 'saved', at: at(draft.savedAt) }
  if (state.status === 'saving') return { state: 'saving' }
  if (state.status === 'saved' && state.savedAt !== null) return { state: 'saved', at: at(state.savedAt) }
  if (state.status === 'not-saved' && state.why !== null) {
    return { state: 'not-saved', why: notSavedWords[state.why] }
  }
  if (state.status === 'conflict') return { state: 'not-saved', why: 'choose above which text to keep' }
  return { state: 'untouched' }
}
