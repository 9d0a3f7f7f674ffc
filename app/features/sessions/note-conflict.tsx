import { Banner, Button, Timestamp } from '#ui/index.ts'

import type { Draft } from './session.ts'

/** Two texts for one note: both in sight, and nothing decided for anybody (SEC-063). */
export function NoteConflict(props: {
  theirs: Draft
  zone: string
  /** Left out without scripts: then the text is copied by hand, and Save keeps what is in the field. */
  choose?: ((which: 'both' | 'mine' | 'theirs') => void) | undefined
}) {
  const { theirs, zone, choose } = props
  return (
    <Banner tone="caution" level={3} announced title="This note was changed in another place">
      <p>
        Below is what {theirs.savedBy} stored there, <Timestamp at={theirs.savedAt} zone={zone} />. What you
        typed here is still in the field, and is not stored yet.
      </p>
      <textarea
        className="control control-writing"
        aria-label="The text stored in the other place"
        readOnly
        rows={6}
        value={theirs.body}
      />
      {choose === undefined ? (
        <p>To keep parts of both, copy what you need into the field. Save then keeps what is in the field.</p>
      ) : (
        <div className="row">
          <Button type="button" onClick={() => choose('both')}>
            Put both into the field
          </Button>
          <Button type="button" tone="quiet" onClick={() => choose('mine')}>
            Keep what I typed
          </Button>
          <Button type="button" tone="quiet" onClick={() => choose('theirs')}>
            Take the stored text
          </Button>
        </div>
      )}
    </Banner>
  )
}
