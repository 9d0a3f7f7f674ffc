import { useEffect, useState, type RefObject } from 'react'

import { watchPage } from '#ui/index.ts'

import { keepFormDraft, type DraftForm, type FormDraftState } from './form-draft.ts'
import { sendFormDraft } from './send-form-draft.ts'

/** Which form it is, the row that it speaks of, and where what is typed into it is kept. */
export type DraftPlace = { address: string; form: DraftForm; rowId: string }

// What each page has of its own, and no answer of anybody.
const own = new Set(['key', 'view', 'intent'])

/** Keeps what is typed into a form stored until it is sent, also when the page is hidden, left or closed. */
export function useFormDraft(form: RefObject<HTMLFormElement | null>, place: DraftPlace | null) {
  const [state, setState] = useState<(FormDraftState & { at: string }) | null>(null)
  const { address = '', form: name = 'event', rowId = '' } = place ?? {}
  useEffect(() => {
    const element = form.current
    if (element === null || address === '') return undefined
    const kept = keepFormDraft({
      read: () => ({ form: name, rowId, key: fieldsOf(element)['key'] ?? '', fields: draftOf(element) }),
      send: (draft, leaving) => sendFormDraft(address, draft, leaving),
      onState: (next) => setState({ ...next, at: new Date().toISOString() }),
    })
    const typed = (): void => kept.typed()
    const stopWatching = watchPage({ flush: kept.flush, holdsSomething: kept.hasUnsaved })
    // A save that is under way arrives before the form does, so that nothing comes back which has been kept.
    const submit = (event: SubmitEvent): void => {
      const underWay = kept.stop()
      if (underWay === null) return
      event.preventDefault()
      void underWay.then(() => element.requestSubmit(event.submitter))
    }
    element.addEventListener('input', typed)
    element.addEventListener('submit', submit)
    return () => {
      element.removeEventListener('input', typed)
      element.removeEventListener('submit', submit)
      stopWatching()
      void kept.stop()
    }
  }, [form, address, name, rowId])
  return state
}

function draftOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(Object.entries(fieldsOf(form)).filter(([name]) => !own.has(name)))
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const pairs = [...new FormData(form)].map(([name, value]) => [
    name,
    // What no database takes and nobody types (SEC-037).
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : '',
  ])
  return Object.fromEntries(pairs) as Record<string, string>
}
