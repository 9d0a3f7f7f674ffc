import { waitAfterFailure, waitBeforeSave } from '#platform/http/save-pace.ts'
import type { NotTaken } from '#platform/http/send-json.ts'

import type { Draft } from './session.ts'

/** What one save says: the text, the version it began from, and which save of this open page it is. */
export type DraftTurn = { body: string; version: number; writer: string; turn: number }

export type SaveAnswer =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'conflict'; theirs: Draft }
  | { kind: 'signed' }
  | NotTaken

export type KeeperState = {
  status: 'untouched' | 'saving' | 'saved' | 'not-saved' | 'conflict' | 'signed'
  why: NotTaken['kind'] | null
  savedAt: string | null
  theirs: Draft | null
}

export type DraftKeeper = {
  typed(body: string): void
  /** Sends what is not stored yet, now: the page is being left, or somebody is looking at it again. */
  flush: (leaving: boolean) => void
  /** After a conflict: this text, knowing that version. */
  settle(body: string, known: Draft): void
  /** What a form that is sent the ordinary way says about its text. */
  next(): { version: number; turn: number }
  hasUnsaved: () => boolean
  stop(): void
}

/**
 * Keeps what is typed on a page stored on the server, and says honestly when it is not. The server is the only store:
 * nothing clinical stays in the browser (SEC-028).
 */
export function keepDraft(settings: {
  start: { body: string; version: number; writer: string; savedAt: string | null }
  send: (turn: DraftTurn, leaving: boolean) => Promise<SaveAnswer>
  onChange: (state: KeeperState) => void
}): DraftKeeper {
  const { start, send, onChange } = settings
  let { body, version } = start
  let stored = start.body
  let turn = 0
  let sending = 0
  let unsavedSince: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  let state: KeeperState = {
    status: start.savedAt === null ? 'untouched' : 'saved',
    why: null,
    savedAt: start.savedAt,
    theirs: null,
  }

  const say = (change: Partial<KeeperState>): void => {
    state = { ...state, ...change }
    if (!isStopped) onChange(state)
  }
  const waitFor = (ms: number): void => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => push(false), ms)
  }
  const mayPush = (): boolean =>
    !isStopped &&
    body !== stored &&
    state.status !== 'conflict' &&
    state.status !== 'signed' &&
    state.why !== 'refused'

  const push = (leaving: boolean): void => {
    clearTimeout(timer)
    // One at a time, so that an answer speaks of what was sent; on leaving there is no later, and turns keep the order.
    if (!mayPush() || (sending > 0 && !leaving)) return
    turn += 1
    sending += 1
    const sent = { body, version, writer: start.writer, turn }
    if (state.status !== 'not-saved') say({ status: 'saving' })
    send(sent, leaving).then(
      (answer) => take(answer, sent),
      () => take({ kind: 'failed' }, sent),
    )
  }

  const take = (answer: SaveAnswer, sent: DraftTurn): void => {
    sending -= 1
    switch (answer.kind) {
      case 'saved':
        version = Math.max(version, answer.version)
        if (sent.turn === turn) stored = sent.body
        if (body === stored) unsavedSince = null
        say({ status: body === stored ? 'saved' : 'saving', why: null, savedAt: answer.savedAt })
        if (unsavedSince !== null) waitFor(waitBeforeSave(unsavedSince, Date.now()))
        return
      case 'conflict':
        return say({ status: 'conflict', theirs: answer.theirs, why: null })
      case 'signed':
        return say({ status: 'signed', why: null })
      case 'refused':
        return say({ status: 'not-saved', why: 'refused' })
      case 'failed':
      case 'signed-out':
        say({ status: 'not-saved', why: answer.kind })
        return waitFor(waitAfterFailure)
    }
  }

  return {
    typed(text) {
      body = text
      if (state.why === 'refused') say({ why: null })
      if (body === stored) return
      const now = Date.now()
      unsavedSince ??= now
      if (state.status === 'not-saved' || sending > 0) return
      waitFor(waitBeforeSave(unsavedSince, now))
    },
    flush: push,
    settle(text, known) {
      body = text
      stored = known.body
      version = known.version
      say({ status: body === stored ? 'saved' : 'saving', theirs: null, savedAt: known.savedAt })
      push(false)
    },
    next: () => ({ version, turn: turn + 1 }),
    hasUnsaved: () => !isStopped && body !== stored && state.status !== 'signed',
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
