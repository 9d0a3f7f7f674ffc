/** The one form behind all the buttons of the tables: three hundred events do not bring a form each. */
export const actsForm = 'timeline-acts'

/** A button's whole message: what to do, and to what. */
export type TimelineAct =
  | { intent: 'remove'; row: 'event' | 'stretch'; id: string; version: number }
  | { intent: 'decide'; event: string; kind: string; decision: 'confirmed' | 'rejected' }

export function actWords(act: TimelineAct): string {
  return new URLSearchParams(
    Object.entries(act).map(([name, value]) => [name, String(value)] as [string, string]),
  ).toString()
}

/** What a pressed button says takes the place of the form's own intent. */
export function spelledOut({ act, ...typed }: Record<string, string>): Record<string, string> {
  return act === undefined ? typed : { ...typed, ...Object.fromEntries(new URLSearchParams(act)) }
}
