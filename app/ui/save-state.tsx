export type SaveStateProps =
  | { state: 'untouched' }
  | { state: 'saving' }
  /** `at` is a time in the clinic's zone: "10:42". */
  | { state: 'saved'; at: string }
  | { state: 'not-saved'; why?: string | undefined }

/** Why something is not saved, and what becomes of it. */
export const notSavedWords = {
  failed: 'Kith cannot be reached; it is tried again and again',
  'signed-out': 'you are signed out. Sign in again in another tab; then this is saved by itself',
  refused: 'it could not be taken as it is',
} as const

/** Whether what was typed is safe, in words. Only trouble is spoken: every save of a draft would be too much to hear. */
export function SaveState(props: SaveStateProps) {
  return (
    <p className={props.state === 'not-saved' ? 'save-state save-state-failed' : 'save-state'}>
      <span aria-hidden={props.state === 'not-saved'}>{wordsOf(props)}</span>
      <span className="spoken" role="alert">
        {props.state === 'not-saved' ? wordsOf(props) : ''}
      </span>
    </p>
  )
}

function wordsOf(props: SaveStateProps): string {
  switch (props.state) {
    case 'untouched':
      return ''
    case 'saving':
      return 'Saving…'
    case 'saved':
      return `Saved ${props.at}`
    case 'not-saved':
      return `! Not saved${props.why === undefined ? '' : `: ${props.why}`}. Your text is still on this page.`
  }
}
