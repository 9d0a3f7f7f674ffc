/** Fields that may stand in a log line: ids, codes, counts, durations. Anything else stays out (SEC-047). */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

/** One line of JSON on standard error. `event` is a fixed word, never a sentence with data in it. */
export function log(level: 'info' | 'warning' | 'error', event: string, fields: LogFields = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`)
}

/** What may be said of an error: its class and its code. Messages of the database carry data, and stay out. */
export function errorFields(error: unknown): LogFields {
  const name = error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : 'unknown'
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return { name, code: /^[\w-]{1,60}$/.test(code) ? code : null }
}
