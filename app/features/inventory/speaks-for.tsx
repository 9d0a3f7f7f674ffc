import { areaCandidates, layTimeline, type CandidateReason, type Inventory } from '@kith/ipt'

import { AreaTag, Section } from '#ui/index.ts'

import { asInventory, type InventoryVersion } from './inventory-version.ts'

export type SpeaksForProps = {
  version: InventoryVersion
  labels: ReadonlyMap<string, string>
  focusAddress: string
}

/** What the inventory speaks for, by the rules of the therapy: a hint for the focus, and no choice. */
export function SpeaksFor({ version, labels, focusAddress }: SpeaksForProps) {
  const areas = speakingFor(asInventory(version))
  if (areas.length === 0) return null
  return (
    <Section title="What this speaks for" actions={<a href={focusAddress}>To the focus</a>}>
      <ul role="list" className="speaks-for">
        {areas.map(({ area, reasons }) => (
          <li key={area}>
            <AreaTag area={area} />
            <span>
              {reasons.map((reason) => `${nameIn(labels, reason)} ${words[reason.rule]}`).join('; ')}.
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet">
        A candidate, and no choice: when it was, how much it matters and whether your patient wants it are
        asked on the page of the focus.
      </p>
    </Section>
  )
}

type PersonRule = Exclude<CandidateReason['rule'], EventRule>
type EventRule = 'area/dispute-event' | 'area/life-change' | 'area/no-event-close-in-time'

const words: Readonly<Record<PersonRule, string>> = {
  'area/death': 'has died',
  'area/dispute-marker': 'and your patient expect different things, and it cannot be negotiated',
  'area/expectations-differ': 'and your patient expect different things',
  'area/in-conflict': 'and your patient are in conflict',
}

/** The areas with a person of the inventory behind them: what happened stands on the timeline. */
function speakingFor(inventory: Inventory) {
  const nothing = layTimeline({ course: null, events: [], decisions: [] }, { hemisphere: 'north' })
  return areaCandidates(nothing, inventory).flatMap(({ area, reasons }) => {
    const people = reasons.flatMap(({ rule, person }) =>
      person !== null && rule in words ? [{ rule: rule as PersonRule, person }] : [],
    )
    return people.length === 0 ? [] : [{ area, reasons: people }]
  })
}

function nameIn(labels: ReadonlyMap<string, string>, { person }: { person: string }): string {
  return labels.get(person) ?? 'Somebody'
}
