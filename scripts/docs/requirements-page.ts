import { readFileSync } from 'node:fs'
import path from 'node:path'

import { citationsUnder } from './citations.ts'

type Open = readonly { readonly reason: string; readonly numbers: readonly string[] }[]

const families: readonly (readonly [prefix: string, title: string])[] = [
  ['IPT', 'The protocol'],
  ['MEAS', 'Instruments and change'],
  ['DX', 'Diagnosis'],
  ['SAFE', 'Risk'],
  ['SEC', 'Security'],
  ['HAZ', 'Hazards'],
]

/** Every number that Kith is built against, in our own words, kept by hand in docs/requirements.json. */
export function requirementsOf(root: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(root, 'docs/requirements.json'), 'utf8')) as Record<string, string>
}

/** Number to why no test cites it yet, kept by hand in docs/requirements-open.json. */
export function reasonsOf(root: string): ReadonlyMap<string, string> {
  const open = JSON.parse(readFileSync(path.join(root, 'docs/requirements-open.json'), 'utf8')) as Open
  return new Map(open.flatMap(({ reason, numbers }) => numbers.map((number) => [number, reason] as const)))
}

/** Which tests cite which number, and why some are cited by none. */
export function requirementsPage(root: string): string {
  const requirements = Object.entries(requirementsOf(root))
  const cited = citationsUnder(root)
  const reasons = reasonsOf(root)
  const count = (numbers: readonly (readonly [string, string])[]) =>
    `${numbers.filter(([number]) => cited.has(number)).length} of ${numbers.length}`
  return [
    '# Requirements and their tests\n',
    'Made by `npm run docs` from the titles of the tests, `docs/requirements.json` and `docs/requirements-open.json`;',
    'do not edit. A number beside a test says that the title cites it, not that the test covers all of it.',
    `${count(requirements)} numbers are cited.`,
    ...families.map(([prefix, title]) => {
      const own = requirements.filter(([number]) => number.startsWith(`${prefix}-`))
      return [
        `\n## ${title} (${prefix})\n`,
        `${count(own)} cited.\n`,
        '| number | about | tests |',
        '| --- | --- | --- |',
        ...own.map(([number, about]) => {
          const files = cited.get(number)
          const tests =
            files?.map(link).join('<br>') ?? `none yet: ${reasons.get(number) ?? 'no reason is given'}`
          return `| ${number} | ${about} | ${tests} |`
        }),
      ].join('\n')
    }),
    '',
  ].join('\n')
}

function link(file: string): string {
  return `[${file.replace(/^packages\/ipt\/src\//, 'ipt: ').replace(/^app\//, '')}](../${file})`
}
