import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayPatientSee, patientViews } from '../index.ts'
import type { PatientItem } from '../index.ts'

// Section 14 of the protocol, copied by hand. That an application keeps to it is for its own tests (IPT-215).
const rows: readonly (readonly [condition: string, ...items: readonly PatientItem[]])[] = [
  ['always', 'own-answers', 'own-curve', 'contract', 'sessions-left', 'safety-plan', 'crisis-lines'],
  ['always', 'link-statements', 'plans', 'ideas', 'own-scripts'],
  ['patient-view/not-released', 'diagnosis-name'],
  ['patient-view/not-agreed', 'timeline', 'formulation'],
  ['patient-view/no-own-label', 'problem-area'],
  ['patient-view/never', 'clinician-notes', 'differential', 'fidelity', 'alerts', 'non-improvement'],
  ['patient-view/never', 'risk-assessment', 'other-members'],
]

test('IPT-040 IPT-078 IPT-079 IPT-111 what a patient may see: always, never, or once it was released, agreed on, or has their own word', () => {
  const seen = (item: PatientItem, holds: boolean) => {
    const may = mayPatientSee(item, { released: holds, agreed: holds, ownLabel: holds })
    return may.ok ? 'always' : may.problem.code
  }
  for (const [condition, ...items] of rows) {
    for (const item of items) {
      assert.equal(seen(item, false), condition, item)
      assert.equal(seen(item, true), condition === 'patient-view/never' ? condition : 'always', item)
    }
  }
  assert.deepEqual(rows.flatMap(([, ...items]) => items).toSorted(), Object.keys(patientViews).toSorted())
})

test('IPT-040 IPT-079 what was released opens nothing that is to be agreed on, and the other way round', () => {
  const none = { released: false, agreed: false, ownLabel: false }
  assert.equal(mayPatientSee('formulation', { ...none, released: true, ownLabel: true }).ok, false)
  assert.equal(mayPatientSee('diagnosis-name', { ...none, agreed: true, ownLabel: true }).ok, false)
  assert.equal(mayPatientSee('problem-area', { ...none, released: true, agreed: true }).ok, false)
})
