import { useRef, type FormEvent, type ReactNode } from 'react'

import { Button, SaveState, instantInWords, notSavedWords, type SaveStateProps } from '#ui/index.ts'

import { isChosen, isControl, valueOf } from './form-values.ts'
import { SheetConflicts } from './sheet-conflicts.tsx'
import { SheetContext } from './sheet-context.ts'
import type { KeeperState } from './sheet-keeper.ts'
import type { SheetConflict, SheetValues, StoredSheet } from './sheet.ts'
import { useSheet } from './use-sheet.ts'

import './sheets.css'

/** What a form that was sent without scripts came back with. */
export type ReturnedSheet = {
  typed: SheetValues
  problems: Readonly<Record<string, string>>
  conflicts: readonly SheetConflict[]
}

export type SheetFormProps = {
  /** Where it is kept while it is typed. */
  address: string
  sheet: StoredSheet
  zone: string
  mayWrite: boolean
  /** The course is over: nobody writes here any more. */
  hasEnded: boolean
  /** What a field is called, for telling that somebody else wrote into it. */
  nameOf: (field: string) => string
  returned?: ReturnedSheet | null
  /** The page's fields, from what stands in them now. */
  children: (values: SheetValues) => ReactNode
}

const nothingReturned = { typed: {}, problems: {}, conflicts: [] }

/** A sheet that is kept as it is filled in. Without scripts its Save button keeps it. */
export function SheetForm(props: SheetFormProps) {
  const { address, sheet, zone, mayWrite, hasEnded, nameOf, children } = props
  const returned = props.returned ?? nothingReturned
  const form = useRef<HTMLFormElement>(null)
  const typed = { ...sheet.values, ...returned.typed }
  const { values, state, theirs, changed, put, settle, flush } = useSheet(address, sheet.values, typed, form)
  const conflicts = state?.conflicts ?? returned.conflicts
  const take = (event: FormEvent<HTMLFormElement>): void => {
    const { target } = event
    if (!isControl(target) || target.name === '') return
    const value = valueOf(target)
    if (value !== null) changed(target.name, value, isChosen(target))
  }
  return (
    <SheetContext
      value={{
        stored: sheet.values,
        values,
        mayWrite,
        problems: returned.problems,
        put: mayWrite ? put : null,
      }}
    >
      <form
        ref={form}
        method="post"
        noValidate
        // A browser that fills a form in again when it comes back would write old answers over newer ones.
        autoComplete="off"
        className="stack stack-wide sheet-form"
        onInput={take}
        onSubmit={(event) => {
          event.preventDefault()
          flush()
        }}
      >
        <SheetConflicts conflicts={conflicts} nameOf={nameOf} choose={state === null ? undefined : settle} />
        {mayWrite ? null : (
          <p className="quiet unprinted">
            {hasEnded
              ? 'This course has ended: what stands here stays as it is.'
              : 'You can read this page. Whoever treats writes it.'}
          </p>
        )}
        <fieldset className="sheet-fields stack stack-wide" disabled={!mayWrite}>
          {children(values)}
        </fieldset>
        {mayWrite ? (
          <div className="row row-apart unprinted sheet-foot">
            <div>
              <SaveState {...saveState(state, sheet, zone, nameOf)} />
              {theirs === 0 ? null : (
                <p className="quiet" role="status">
                  Somebody else is writing here too: {theirs === 1 ? 'one field' : `${theirs} fields`} changed
                  while you had this page open.
                </p>
              )}
            </div>
            <Button name="intent" value="keep" tone="quiet">
              Save
            </Button>
          </div>
        ) : null}
      </form>
    </SheetContext>
  )
}

function saveState(
  state: KeeperState | null,
  { changed }: StoredSheet,
  zone: string,
  nameOf: SheetFormProps['nameOf'],
): SaveStateProps {
  const at = (instant: string) => instantInWords(instant, zone, 'time')
  if (state === null || state.status === 'untouched') {
    return changed === null
      ? { state: 'untouched' }
      : { state: 'saved', at: instantInWords(changed.at, zone) }
  }
  if (state.conflicts.length > 0) return { state: 'not-saved', why: 'choose above what to keep' }
  const refused = state.refused.map((name) => `“${nameOf(name)}”`).join(', ')
  if (refused !== '' && state.why === null)
    return { state: 'not-saved', why: `${refused} could not be taken as it is` }
  if (state.status === 'saving') return { state: 'saving' }
  if (state.status === 'not-saved' && state.why !== null) {
    return { state: 'not-saved', why: notSavedWords[state.why] }
  }
  return state.savedAt === null ? { state: 'untouched' } : { state: 'saved', at: at(state.savedAt) }
}
