import { waitAfterFailure, waitBeforeSave } from '#platform/http/save-pace.ts'
import type { NotTaken } from '#platform/http/send-json.ts'

export const draftForms = ['event', 'stretch', 'onset'] as const
export type DraftForm = (typeof draftForms)[number]

/** What a page sends of a form that is being filled in: which one, the row it speaks of, and everything in it. */
export type FormDraft = {
  form: DraftForm
  /** What is changed, or will be made; of the onset, the course. */
  rowId: string
  /** The key that the form will be sent with. */
  key: string
  fields: Readonly<Record<string, string>>
}

export type DraftAnswer = 'saved' | NotTaken['kind']

export type FormDraftState = {
  status: 'untouched' | 'saving' | 'saved' | 'not-saved'
  why: NotTaken['kind'] | null
}

/**
 * Keeps what is typed into one form stored on the server until the form itself is sent. The server is the only store
 * (SEC-028). One save at a time, and the last that was typed wins.
 */
export function keepFormDraft(settings: {
  read: () => FormDraft
  send: (draft: FormDraft, leaving: boolean) => Promise<DraftAnswer>
  onState: (state: FormDraftState) => void
}) {
  const { read, send, onState } = settings
  let isTyped = false
  let isStopped = false
  let sending: Promise<void> | null = null
  let since: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let why: FormDraftState['why'] = null

  const say = (status: FormDraftState['status']): void => {
    if (!isStopped) onState({ status: why === null ? status : 'not-saved', why })
  }
  const waitFor = (ms: number): void => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => push(false), ms)
  }
  const push = (leaving: boolean): void => {
    clearTimeout(timer)
    if (isStopped || !isTyped || (sending !== null && !leaving)) return
    isTyped = false
    since = null
    say('saving')
    sending = take(send(read(), leaving))
  }
  const take = async (sent: Promise<DraftAnswer>): Promise<void> => {
    const answer = await sent.catch(() => 'failed' as const)
    sending = null
    why = answer === 'saved' ? null : answer
    if (answer !== 'saved') isTyped = true
    say(isTyped ? 'saving' : 'saved')
    if (isTyped && why !== 'refused') waitFor(why === null ? 0 : waitAfterFailure)
  }
  return {
    typed(): void {
      isTyped = true
      const now = Date.now()
      since ??= now
      if (why === 'refused') why = null
      if (sending === null && why === null) waitFor(waitBeforeSave(since, now))
    },
    flush: push,
    /** The form is being sent: nothing is saved any more. What is under way, so that it arrives before. */
    stop(): Promise<void> | null {
      isStopped = true
      clearTimeout(timer)
      return sending
    },
    hasUnsaved: () => !isStopped && (isTyped || sending !== null),
  }
}
