import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'

import { contractTemplateEn } from '@kith/ipt'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { newId } from '#platform/ids.ts'

import { fieldsFrom } from './contract-fields.ts'
import { agree, policies, setUpCourse, type } from './contract.fixture.ts'
import { changeTemplate, readContractPage, readTemplatePage } from './index.server.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

let scene: Awaited<ReturnType<typeof setUpCourse>>

describe('the words that a clinic starts a contract with', () => {
  beforeEach(async () => {
    scene = await setUpCourse(database)
  })

  test('IPT-091 they begin as those of Kith, and each new contract starts with the clinic’s', async () => {
    assert.deepEqual((await template()).fields, fieldsFrom(contractTemplateEn))
    assert.ok((await change({ payment: 'Nothing to pay.', missedRule: 'counts' }, 0)).ok)
    const page = await contractPage()
    assert.deepEqual(
      [page.sheet.values['payment'], page.sheet.values['missedRule']],
      ['Nothing to pay.', 'counts'],
    )
  })

  test('what is agreed stays as it was when the clinic changes its words', async () => {
    await type(scene.clinician, scene.courseId, policies)
    assert.ok((await agree(scene.clinician, scene.courseId)).ok)
    assert.ok((await change({ lateness: 'We begin when you come.' }, 0)).ok)
    const page = await contractPage()
    assert.equal(page.sheet.values['lateness'], contractTemplateEn.lateness)
    assert.equal(page.isChanged, false)
    assert.equal(page.clinicWords['lateness'], 'We begin when you come.')
  })

  test('IPT-094 IPT-078 words that blame, or that no patient is told, are pointed out beside their field', async () => {
    const result = await change(
      { lateness: 'Overdue.', payment: 'Deficits cost more.', missedNotice: 'a day' },
      0,
    )
    assert.deepEqual(result, {
      ok: false,
      problem: {
        kind: 'invalid',
        fields: {
          lateness: 'contract/blaming-words',
          payment: 'contract/denied-word',
          missedNotice: 'contract/notice-hours',
        },
      },
    })
  })

  test('SEC-063 two leads on one page: the second is told, and overwrites nothing', async () => {
    assert.ok((await change({ payment: 'First.' }, 0)).ok)
    assert.deepEqual(await change({ payment: 'Second.' }, 0), {
      ok: false,
      problem: { kind: 'conflict', code: 'template/changed-meanwhile' },
    })
    assert.equal((await template()).fields['payment'], 'First.')
  })

  test('SEC-062 sent twice, stored once; former words stay readable, down to those of Kith', async () => {
    const key = newId()
    const sent = { ...fieldsFrom(contractTemplateEn), payment: 'First.' }
    const edit = { key, version: 0 }
    assert.deepEqual(
      await changeTemplate(scene.lead, sent, edit),
      await changeTemplate(scene.lead, sent, edit),
    )
    assert.ok((await change({ payment: 'Second.' }, 1)).ok)
    const { former, version, changed } = await template()
    assert.deepEqual([version, changed?.by], [2, 'Mo Lead'])
    assert.deepEqual(
      former.map(({ fields }) => fields['payment']),
      ['First.', ''],
    )
  })

  test('SEC-003 they are the lead’s to change', async () => {
    assert.deepEqual(await changeTemplate(scene.clinician, {}, { key: newId(), version: 0 }), {
      ok: false,
      problem: { kind: 'forbidden' },
    })
  })
})

async function template() {
  const page = await readTemplatePage(scene.lead)
  assert.ok(page.ok)
  return page.value
}

async function contractPage() {
  const page = await readContractPage(scene.clinician, scene.courseId)
  assert.ok(page.ok)
  return page.value
}

async function change(fields: Record<string, string>, version: number) {
  const now = (await template()).fields
  return changeTemplate(scene.lead, { ...now, ...fields }, { key: newId(), version })
}
