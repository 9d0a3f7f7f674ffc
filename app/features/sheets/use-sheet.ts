import { useEffect, useRef, useState, type RefObject } from 'react'

import { watchPage } from '#ui/index.ts'

import { showValue } from './form-values.ts'
import { sendSheet } from './send-sheet.ts'
import { keepSheet, type KeeperState, type SheetKeeper } from './sheet-keeper.ts'
import type { SheetConflict, SheetValues } from './sheet.ts'

/** A sheet as it is filled in: what stands in its fields, whether it is stored, and what others wrote meanwhile. */
export function useSheet(
  address: string,
  start: SheetValues,
  typed: SheetValues,
  form: RefObject<HTMLFormElement | null>,
) {
  const [values, setValues] = useState(typed)
  const [isKept, setKept] = useState(false)
  const [state, setState] = useState<KeeperState | null>(null)
  const [theirs, setTheirs] = useState(0)
  const keeper = useRef<SheetKeeper | null>(null)
  const from = useRef({ start, typed })
  // What was written before there was a keeper: while the page was loading (KeepTyped tells of it), or in the moment since.
  const early = useRef(new Map<string, string>())

  useEffect(() => {
    const waiting = early.current
    const first = from.current
    const kept = keepSheet({
      start: first.start,
      send: (changes, leaving) => sendSheet(address, changes, leaving),
      onState: setState,
      onTheirs: (changed) => {
        if (form.current !== null) {
          for (const [name, value] of Object.entries(changed)) showValue(form.current, name, value)
        }
        setValues((now) => ({ ...now, ...changed }))
        setTheirs((count) => count + Object.keys(changed).length)
      },
    })
    keeper.current = kept
    // A form that came back without scripts holds what is not stored yet.
    for (const [name, value] of [...Object.entries(first.typed), ...waiting]) kept.changed(name, value)
    waiting.clear()
    queueMicrotask(() => setKept(true))
    const stopWatching = watchPage({ flush: kept.flush, holdsSomething: kept.holdsSomething })
    // Another form of this page works on what is stored: first everything typed is stored, then it is sent.
    const sendLater = (event: SubmitEvent): void => {
      if (!kept.hasUnsaved() || !(event.target instanceof HTMLFormElement)) return
      if (event.target === form.current || event.target.method !== 'post') return
      const { target, submitter } = event
      event.preventDefault()
      void kept.saved().then(() => target.requestSubmit(submitter))
    }
    document.addEventListener('submit', sendLater)
    return () => {
      stopWatching()
      document.removeEventListener('submit', sendLater)
      kept.flush(true)
      kept.stop()
    }
  }, [address, form])

  return {
    values,
    state,
    /** How many fields others have changed while this page was open. */
    theirs,
    changed: (name: string, value: string, isChosen: boolean): void => {
      setValues((now) => ({ ...now, [name]: value }))
      if (keeper.current === null) early.current.set(name, value)
      else keeper.current.changed(name, value, isChosen)
    },
    /** For a button that writes into a field; null until what it writes would be kept. */
    put: isKept
      ? (name: string, value: string): void => {
          if (form.current !== null) showValue(form.current, name, value)
          setValues((now) => ({ ...now, [name]: value }))
          keeper.current?.changed(name, value, true)
        }
      : null,
    settle: (conflict: SheetConflict, which: 'mine' | 'theirs'): void => {
      const value = keeper.current?.settle(conflict, which)
      if (value === undefined || form.current === null) return
      showValue(form.current, conflict.name, value)
      setValues((now) => ({ ...now, [conflict.name]: value }))
    },
    flush: (): void => keeper.current?.flush(false),
  }
}
