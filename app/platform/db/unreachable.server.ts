/**
 * Whether the database could not do what was asked for reasons of its own: away, full, too busy, or in the middle of a
 * quarrel between two writers. Trying again later is the answer to each; none of them is a mistake of the program.
 * Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html, classes 08, 40, 53, 55 and 57.
 */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (/^(08|40|53|57)...$/.test(code) || code === '55P03' || code === '25006') return true
  if (/^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/.test(code)) return true
  return /^(connection terminated|timeout exceeded when trying to connect|client has encountered a connection error)/i.test(
    error.message,
  )
}
