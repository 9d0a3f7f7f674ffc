import { useEffect, useRef, useState, type RefObject } from 'react'

import { watchPage } from '#ui/index.ts'

import { keepDraft, type DraftKeeper, type KeeperState } from './draft-keeper.ts'
import { sendDraft } from './send-draft.ts'

type Start = { body: string; version: number; writer: string; savedAt: string | null }

/** Keeps the text of a field stored while it is typed, also when the page is hidden or closed. */
export function useDraft(address: string, start: Start, field: RefObject<HTMLTextAreaElement | null>) {
  const [state, setState] = useState<KeeperState | null>(null)
  const keeper = useRef<DraftKeeper | null>(null)
  const from = useRef(start)
  useEffect(() => {
    const kept = keepDraft({
      start: from.current,
      send: (turn, leaving) => sendDraft(address, turn, leaving),
      onChange: setState,
    })
    keeper.current = kept
    // What was typed before this script had come.
    if (field.current !== null) kept.typed(field.current.value)
    const stopWatching = watchPage({ flush: kept.flush, holdsSomething: kept.hasUnsaved })
    return () => {
      stopWatching()
      kept.flush(true)
      kept.stop()
    }
  }, [address, field])
  return { state, keeper }
}
