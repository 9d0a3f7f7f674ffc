import { isIPv6 } from 'node:net'

/**
 * How often one address may ask for links that open nothing (SEC-040). A link that opens something is never counted and
 * never refused: many patients share one address, and none of them must wait for somebody who guesses.
 */
export type MissBudget = {
  /** Counts one miss. Null while there is room; else after how many seconds there is some again. */
  spend(address: string, at: number): number | null
}

export function missBudget(rule: { most: number; seconds: number; addresses: number }): MissBudget {
  const spent = new Map<string, { since: number; misses: number }>()
  return {
    spend(address, at) {
      const key = neighbourhoodOf(address)
      const former = spent.get(key)
      const isOver = former === undefined || at - former.since >= rule.seconds * 1_000 || at < former.since
      const now = isOver ? { since: at, misses: 1 } : { since: former.since, misses: former.misses + 1 }
      // The newest stands last: what is forgotten when there are too many is what has been quiet longest.
      spent.delete(key)
      spent.set(key, now)
      if (spent.size > rule.addresses) spent.delete(spent.keys().next().value ?? '')
      return now.misses <= rule.most ? null : Math.ceil(rule.seconds - (at - now.since) / 1_000)
    },
  }
}

// Whoever has one IPv6 address has the other 2^64 of its network too.
function neighbourhoodOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const filled =
    tail === undefined
      ? groups
      : [...groups, ...Array<string>(8 - groups.length - after.length).fill('0'), ...after]
  return filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')
}
