import type { DomainState, InventoryDomain } from '@kith/ipt'

import type { FieldName, FieldValue, PersonFields, StoredPerson } from './person.ts'

/**
 * A new value of one field. `known` are the values that this page knows it to have had: as it was loaded, and what was
 * sent since. A stored value that is none of them came from somebody else.
 */
export type FieldChange = { field: FieldName; to: FieldValue; known: readonly FieldValue[] }

/** One thing done to the inventory, as a page sends it. Sent twice, it is done once (SEC-062). */
export type InventoryStep =
  | { kind: 'add'; id: string; fields: Partial<PersonFields> }
  | { kind: 'change'; id: string; changes: readonly FieldChange[] }
  | { kind: 'remove'; id: string }
  | { kind: 'restore'; id: string }
  | { kind: 'domain'; domain: InventoryDomain; to: DomainState; known: readonly DomainState[] }

export type StepSaved =
  | { kind: 'saved'; person: StoredPerson | null }
  /** Somebody else changed these fields since: they are not stored, everything else of the step is. */
  | { kind: 'conflict'; person: StoredPerson; fields: readonly FieldName[] }
  | { kind: 'domain-conflict'; domain: InventoryDomain; state: DomainState }

/** What the page that sent a step hears. */
export type StepAnswer =
  | StepSaved
  | { kind: 'invalid'; fields: Readonly<Record<string, string>> }
  | { kind: 'signed-out' }
  | { kind: 'refused' }
