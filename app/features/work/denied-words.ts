import { denyListsIn, findDeniedWords } from '@kith/ipt'

/** Words in texts that a patient is going to read and that no patient should: they blame, or sound like homework (IPT-003, IPT-078). */
export function deniedWords(texts: readonly string[]): readonly string[] {
  const lists = Object.values(denyListsIn('en') ?? {})
  const found = texts.flatMap((text) => lists.flatMap((list) => findDeniedWords(text, list)))
  return [...new Set(found.map(({ word }) => word.toLowerCase()))]
}
