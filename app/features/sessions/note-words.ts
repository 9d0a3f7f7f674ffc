import type { NoteState } from './session.ts'

/** What has become of a session's note. */
export const noteWords: Record<NoteState, string> = {
  none: 'no note yet',
  draft: 'not signed yet',
  signed: 'signed',
}
