import { Banner, Button, LongTextField, Section, Timestamp } from '#ui/index.ts'

import { problemWords } from './session-words.ts'
import type { SignedNote } from './session.ts'

/** A signed note as it was signed, and what was added since. */
export function SignedNoteText({ note, zone }: { note: SignedNote; zone: string }) {
  return (
    <div className="stack">
      <div className="note-text">{note.body}</div>
      <p className="quiet">
        Signed by {note.signedBy}, <Timestamp at={note.signedAt} zone={zone} />
      </p>
      {note.addenda.map((addendum) => (
        <div className="stack stack-tight" key={addendum.id}>
          <h3>Addendum</h3>
          <div className="note-text">{addendum.body}</div>
          <p className="quiet">
            {addendum.signedBy}, <Timestamp at={addendum.signedAt} zone={zone} />
          </p>
        </div>
      ))}
    </div>
  )
}

/** What is signed changes only by an addition (product.md, 5). */
export function AddendumForm(props: { formKey: string; typed: string; problem: string | undefined }) {
  const { formKey, typed, problem } = props
  return (
    <div className="unprinted">
      <Section title="Add to this note">
        <form method="post" className="stack">
          <input type="hidden" name="intent" value="addendum" />
          <input type="hidden" name="key" value={formKey} />
          <LongTextField
            name="addendum"
            label="Addendum"
            hint="It is signed with your name and the time, and stands below the note. The note itself stays as it is."
            writing
            rows={4}
            autoComplete="off"
            defaultValue={typed}
            problem={problem === undefined ? undefined : problemWords(problem)}
          />
          <div className="row">
            <Button tone="quiet">Sign the addendum</Button>
          </div>
        </form>
      </Section>
    </div>
  )
}

/** Supervisors read what was signed, and nothing before. */
export function NotSignedYet() {
  return (
    <Banner title="The note of this session is not signed yet">You can read it once it is signed.</Banner>
  )
}
