import { readId, type Id } from '../ids.ts'
import { respond } from './respond.server.ts'

/** The id in a path; anything that has not the form of one leads where a missing record does. */
export function pathId<Kind extends string>(part: string | undefined): Id<Kind> {
  const id = readId<Kind>(part)
  if (id === null) throw respond({ kind: 'absent' })
  return id
}
