import type { Sector } from './person.ts'

const words: readonly (readonly [Sector, RegExp])[] = [
  ['partner', /\b(?:partner|wife|husband|spouse|fianc\w*|boyfriend|girlfriend|ex)\b/],
  [
    'family',
    /\b(?:(?:step|grand|god)?-?(?:mother|father|mum|mom|dad|son|daughter|child|children|parents?)|sister|brother|aunt|uncle|cousin|niece|nephew|grandma|grandpa|gran|baby)(?:-in-law)?\b/,
  ],
  ['work', /\b(?:boss|manager|colleague|co-?worker|supervisor|teacher|tutor|student|client|work|head)\b/],
  ['friends', /\b(?:friend|neighbou?r|mate)s?\b/],
]

/** The group that a relation most likely belongs to: a first guess, shown beside it and easily changed. */
export function sectorOfRelation(relation: string): Sector {
  const said = relation.toLowerCase()
  return words.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other'
}
