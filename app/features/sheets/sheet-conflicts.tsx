import { Banner, Button } from '#ui/index.ts'

import type { SheetConflict } from './sheet.ts'

/** Fields in which somebody else wrote meanwhile: both values in sight, and nothing decided for anybody (SEC-063). */
export function SheetConflicts(props: {
  conflicts: readonly SheetConflict[]
  nameOf: (field: string) => string
  /** Left out without scripts: then Save keeps what is in the fields. */
  choose?: ((conflict: SheetConflict, which: 'mine' | 'theirs') => void) | undefined
}) {
  const { conflicts, nameOf, choose } = props
  if (conflicts.length === 0) return null
  return (
    <Banner
      tone="caution"
      level={2}
      announced
      title={
        conflicts.length === 1 ? 'Somebody else wrote here too' : 'Somebody else wrote into some fields too'
      }
    >
      <p>What you typed is still in its field, and is not stored yet.</p>
      <ul className="stack stack-tight">
        {conflicts.map((conflict) => (
          <li key={conflict.name}>
            <strong>{nameOf(conflict.name)}</strong>. {conflict.by}:{' '}
            {conflict.theirs === '' ? <em>emptied it</em> : <q>{conflict.theirs}</q>}
            {choose === undefined ? null : (
              <div className="row">
                <Button type="button" tone="quiet" onClick={() => choose(conflict, 'mine')}>
                  Keep what I typed
                </Button>
                <Button type="button" tone="quiet" onClick={() => choose(conflict, 'theirs')}>
                  Take what is stored
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {choose === undefined ? <p>Save once more to keep what is in your fields.</p> : null}
    </Banner>
  )
}
