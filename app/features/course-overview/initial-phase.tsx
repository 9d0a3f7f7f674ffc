import { Section } from '#ui/index.ts'

/** The pages of the initial phase, in any order (IPT-032). */
const pages = [
  { path: 'inventory', words: 'Inventory and closeness circle' },
  { path: 'timeline', words: 'Timeline' },
] as const

export function InitialPhase({ here }: { here: string }) {
  return (
    <Section title="Initial phase" onSheet>
      <ul>
        {pages.map(({ path, words }) => (
          <li key={path}>
            <a href={`${here}/${path}`}>{words}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
