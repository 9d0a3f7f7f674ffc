/** What a form or a refusal says, by its code. */
const sessionProblemWords: Readonly<Record<string, string>> = {
  'note/empty': 'There is nothing in the note yet. Write a line, then sign.',
  'note/too-long':
    'The note is longer than 100,000 characters. Shorten it, or put the rest into an addendum.',
  'note/signed': 'This note has been signed meanwhile. What you typed is still here: add it as an addendum.',
  'note/open-priority-alert':
    'A priority alert of this patient waits for somebody to take it. Take the alert first, then sign the note.',
  'addendum/empty': 'There is nothing in the addendum yet.',
  'addendum/too-long': 'The addendum is longer than 20,000 characters.',
  'session/course-ended': 'This course has ended. No further session can be started in it.',
  'session/changed-meanwhile':
    'This has changed since the page was opened: the session was started, or the appointment was moved. Look at the page again.',
  'session/not-yet': 'This appointment is on a later day. A session is started on its day.',
  'session/reason-too-long': 'Please put it in fewer than 500 letters.',
  'session/note-begun': 'The note has text in it, so the session stays. Empty the note first.',
  'session/not-the-last': 'A later session has been held. Only the last one can be taken back.',
  'pathway/beyond-planned-sessions':
    'All agreed sessions have been held. A longer course needs a new agreement with the patient.',
  'submission/other-content': 'This form was sent before with another content. Look at the page again.',
  'access/sign-in-again': 'Please sign in again, then send this once more.',
}

export function problemWords(code: string | undefined): string {
  return (
    (code === undefined ? undefined : sessionProblemWords[code]) ??
    'This could not be done. Look at the page again.'
  )
}
