import { domainNamesEn, inventoryDomains } from '@kith/ipt'

import { domainStateWords } from './inventory-words.ts'
import type { InventoryWork } from './use-inventory.ts'

const states = ['reviewed', 'nothing-to-note', 'deferred', 'open'] as const

/** The eleven domains, each looked at, with nothing to note, or for later (IPT-050). */
export function DomainList({ work, mayWrite }: { work: InventoryWork; mayWrite: boolean }) {
  return (
    <ul role="list" className="domain-list">
      {inventoryDomains.map((domain) => (
        <li key={domain}>
          <fieldset className="domain" disabled={!mayWrite}>
            <legend>{domainNamesEn[domain]}</legend>
            <div className="choices choices-row">
              {states.map((state) => (
                <label className="choice" key={state}>
                  <input
                    type="radio"
                    name={`domain-${domain}`}
                    value={state}
                    checked={work.domains[domain] === state}
                    onChange={() => work.setDomain(domain, state)}
                  />
                  <span>{domainStateWords[state]}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </li>
      ))}
    </ul>
  )
}
