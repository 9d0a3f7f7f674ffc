import type { Day } from '@kith/ipt'

/** What two records are compared by (HAZ-011). */
export type Likeness = {
  name: string
  preferredName?: string | null
  birthOn: Day | null
  number: string | null
  email: string | null
  phone: string | null
}

/** Why a stored patient may be the one who is being added; words are looked up by these. */
export type SameBy = 'number' | 'email' | 'phone' | 'name' | 'similar-name'

/**
 * What speaks for one person behind two records. A birth date alone says little (in a clinic of 2,000 several share
 * one), so it only adds weight: it lets a name be further off. Different birth dates take a similar name, but not an
 * equal one, out of suspicion: dates are mistyped too. An empty list means: nothing found.
 */
export function samePersonBy(one: Likeness, other: Likeness): readonly SameBy[] {
  const found: SameBy[] = []
  if (one.number !== null && fold(one.number) === fold(other.number ?? '')) found.push('number')
  if (one.email !== null && fold(one.email) === fold(other.email ?? '')) found.push('email')
  if (one.phone !== null && digits(one.phone) === digits(other.phone ?? '')) found.push('phone')
  const sameBirth = one.birthOn !== null && one.birthOn === other.birthOn
  const otherBirth = one.birthOn !== null && other.birthOn !== null && !sameBirth
  const likeness = nameLikeness(one.name, other.name)
  if (likeness === 'same') found.push('name')
  else if (sameBirth ? likeness !== 'different' : likeness === 'close' && !otherBirth)
    found.push('similar-name')
  return found
}

/** Case, accents, hyphens and the order of words play no part. */
export function foldedName(name: string): string {
  return words(name).join(' ')
}

// close: a letter or two differ, or one name leaves out a middle name. far: the family name alone, say, or an initial.
function nameLikeness(one: string, other: string): 'same' | 'close' | 'far' | 'different' {
  const [a, b] = [words(one), words(other)]
  if (a.length === 0 || b.length === 0) return 'different'
  const [left, right] = [a.join(' '), b.join(' ')]
  if (left === right) return 'same'
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a]
  if (fewer.length > 1 && fewer.every((word) => more.includes(word))) return 'close'
  const most = Math.max(left.length, right.length)
  if (distance(left, right) <= (most < 8 ? 1 : 2)) return 'close'
  const isFar = fewer.some((word) => word.length > 2 && more.some((its) => distance(word, its) <= 1))
  return isFar ? 'far' : 'different'
}

function words(name: string): string[] {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .toSorted()
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .replaceAll(/['’`]/g, '')
    .trim()
}

// A number with and without its country code is one number: the last nine digits are compared.
function digits(phone: string): string {
  return phone.replaceAll(/\D/g, '').slice(-9)
}

/** Letters to add, drop, change or swap with their neighbour to turn one word into another. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
