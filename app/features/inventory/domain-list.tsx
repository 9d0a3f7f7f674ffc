import { domainNamesEn, inventoryDomains } from '@kith/ipt'

import { Button, WithoutScripts } from '#ui/index.ts'

import { domainStateWords } from './inventory-words.ts'
import type { InventoryWork } from './use-inventory.ts'

const states = ['reviewed', 'nothing-to-note', 'deferred', 'open'] as const

/** The eleven domains, each looked at, with nothing to note, or for later (IPT-050). */
export function DomainList({ work, mayWrite }: { work: InventoryWork; mayWrite: boolean }) {
  return (
    <form method="post" onSubmit={(event) => event.preventDefault()}>
      <input type="hidden" name="intent" value="domains" />
      <ul role="list" className="domain-list">
        {inventoryDomains.map((domain) => (
          <li key={domain}>
            <input type="hidden" name={`was-${domain}`} value={work.domains[domain]} />
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
      {mayWrite ? (
        <WithoutScripts>
          <Button>Keep</Button>
        </WithoutScripts>
      ) : null}
    </form>
  )
}
