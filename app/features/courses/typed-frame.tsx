const frameNames = [
  'plannedSessions',
  'reason',
  'firstOn',
  'firstAt',
  'everyWeeks',
  'minutes',
  'format',
  'supervisorId',
] as const

/** Carries the first step through the second. */
export function TypedFrame({ typed }: { typed: Readonly<Record<string, string>> }) {
  return frameNames.map((name) => <input key={name} type="hidden" name={name} value={typed[name] ?? ''} />)
}
