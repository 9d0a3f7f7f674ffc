import { commonPasswords } from './common-passwords.server.ts'

/** NIST SP 800-63B-4: length and a block list, no rules of composition, no expiry. SEC-012 sets the twelve for staff. */
export const shortestPassword = 12
export const longestPassword = 256

export type PasswordProblem =
  | 'password/missing'
  | 'password/too-short'
  | 'password/too-long'
  | 'password/too-common'

/** What is wrong with a new password, or null. `names` are words that anybody would try here: the person, the clinic. */
export function passwordProblem(password: string, names: readonly string[]): PasswordProblem | null {
  const written = password.normalize('NFC')
  const length = Array.from(written).length
  if (length === 0) return 'password/missing'
  if (length < shortestPassword) return 'password/too-short'
  if (length > longestPassword) return 'password/too-long'
  return isEasilyGuessed(written.toLowerCase(), names) ? 'password/too-common' : null
}

function isEasilyGuessed(password: string, names: readonly string[]): boolean {
  if (commonPasswords.has(password)) return true
  // "Liverpool2026!" is "liverpool" to whoever guesses.
  const core = password.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')
  if (core.length >= 4 && commonPasswords.has(core)) return true
  if (isOnePieceRepeated(password) || isOneRow(password)) return true
  return withoutWords(password, names).length < 6
}

/** "kithkithkith", "aaaaaaaaaaaa", "123412341234". */
function isOnePieceRepeated(password: string): boolean {
  for (let size = 1; size <= Math.min(4, password.length / 3); size += 1) {
    if (
      password ===
      password
        .slice(0, size)
        .repeat(Math.ceil(password.length / size))
        .slice(0, password.length)
    ) {
      return true
    }
  }
  return false
}

/** "abcdefghijkl", "987654321098" and other walks along a row of keys. */
function isOneRow(password: string): boolean {
  const rows = ['abcdefghijklmnopqrstuvwxyz', '012345678901234567890123456789', 'qwertyuiopasdfghjklzxcvbnm']
  return rows.some((row) => row.includes(password) || backwards(row).includes(password))
}

function backwards(text: string): string {
  return Array.from(text).toReversed().join('')
}

/** What is left when the words that belong to this place, and digits and signs, are taken away. */
function withoutWords(password: string, names: readonly string[]): string {
  const words = [
    'kith',
    'psychotherapy',
    'interpersonal',
    'therapy',
    'therapist',
    'clinic',
    'patient',
    'password',
  ]
  for (const name of names) words.push(...name.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  let rest = password
  for (const word of words.filter(({ length }) => length >= 3)) rest = rest.replaceAll(word, '')
  // A long rest of digits is not easy to guess; four of them, a year, are.
  return rest.replaceAll(/\b\d{1,4}\b|[^\p{L}\p{N}]/gu, '')
}
