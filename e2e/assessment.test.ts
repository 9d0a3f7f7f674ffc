import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

import { openNewCourse, type NewCourse } from './new-course.ts'
import { pageFaults } from './page-faults.ts'

let opened: NewCourse
let browser: Browser
let context: BrowserContext
let page: Page
let assessment: string

before(async () => {
  opened = await openNewCourse()
  ;({ browser, context, page } = opened)
  assessment = `${opened.course}/assessment`
})
after(() => opened.close())

test('DX-001 DX-010 both classifications change as answers are given, and say what is still needed', async () => {
  await page.goto(assessment)
  const [dsm, icd] = [verdict('DSM-5-TR'), verdict('ICD-11')]
  await dsm.getByText('undetermined').first().waitFor()
  await open('Symptoms')
  await page.getByLabel('Most answers come from').selectOption({ label: 'the patient' })
  for (const symptom of ['Low mood', 'Loss of interest', 'Sleep', 'Tiredness']) await answer(symptom, 'There')
  await answer('Agitation or slowing', 'Not there')
  // A fifth symptom that ICD-11 alone counts: there are enough for it, and not yet for DSM-5-TR.
  await answer('Hopelessness', 'There')
  await icd.getByText('5 of 10 symptoms, with a core one: yes').waitFor()
  await dsm.getByText('5 of 9 symptoms, with a core one: open').waitFor()
  await answer('Worthlessness', 'There')
  await dsm.getByText('5 of 9 symptoms, with a core one: yes').waitFor()
  await open('Time and effect')
  await page.getByLabel('The episode has lasted').fill('4')
  await page.getByLabel('in', { exact: true }).selectOption('months')
  for (const fact of [
    'In the same two weeks',
    'A change from before',
    'Distress or impairment',
    'Impaired, or',
  ]) {
    await answer(fact, 'Yes')
  }
  await icd.getByText('Two weeks or longer: yes').waitFor()
})

test('DX-020 DX-021 exclusions are asked one by one; mania that was found is said at once', async () => {
  await open('What else may explain it')
  for (const fact of [
    'A substance or medicine explains it',
    'A medical condition explains it',
    'A psychotic disorder explains it',
    'Bereavement explains it',
    'A hypomanic episode',
    'A mixed episode',
  ]) {
    await answer(fact, 'No')
  }
  await answer('A manic episode', 'Yes')
  await page.getByRole('heading', { name: 'Mania or hypomania was found' }).first().waitFor()
  await answer('A manic episode', 'No')
  await verdict('DSM-5-TR').getByText('disorder: criteria as entered are met').waitFor()
  await verdict('ICD-11').getByText('disorder: criteria as entered are met').waitFor()
  const groups = page.locator('.exclusion')
  for (let at = 0; at < (await groups.count()); at += 1) {
    const group = groups.nth(at)
    await group.getByRole('group', { name: 'Found?' }).getByLabel('No', { exact: true }).check()
    await group.getByLabel('What was decided').fill('ruled out')
  }
  const thyroid = page.getByRole('group', { name: 'Thyroid function test' })
  await thyroid.getByLabel('Ordered').check()
  await page.locator('.criterion', { has: thyroid }).getByLabel('Day').fill('2026-11-20')
})

test('IPT-038 it is not marked done before suicidality and hospital care stand there; the reasons stand beside the fields', async () => {
  await open('History and mental status')
  for (const part of [
    'Psychiatric symptoms',
    'General medical',
    'Mental illness',
    'Treatments',
    'Mental status',
  ]) {
    await page.getByLabel(part).fill('Nothing to note.')
  }
  await open('Diagnosis')
  await page.getByLabel('DSM-5-TR, with the code').check()
  await page.getByLabel('Disorder', { exact: true }).selectOption({ label: 'Major depression' })
  await page.getByLabel('Single episode').check()
  await page.getByLabel('There now').check()
  await page.getByLabel('Moderate', { exact: true }).check()
  await group('Psychotic features').getByLabel('No', { exact: true }).check()
  await page.getByText('What is recorded above is F32.1').waitFor()
  await page.getByLabel('Code', { exact: true }).selectOption('F32.0')
  await page.getByText('This code says something else').waitFor()
  await page.getByLabel('Code', { exact: true }).selectOption('F32.1')
  await open('Named to the patient')
  await group('Was the illness named').getByLabel('Yes').check()
  await page.getByLabel('The words that were used').fill('What you have is called a depression.')
  await page.getByLabel('How the patient took it').fill('Relieved.')
  await page.getByLabel('The name that the patient may read').fill('Depression')
  await page.getByRole('button', { name: 'Mark the assessment done' }).click()
  await page.getByRole('heading', { name: /Not marked done yet: 2 things are missing/ }).waitFor()
  await page.locator('.field-problem', { hasText: 'Suicidality has to be assessed today' }).waitFor()
  await page.locator('.field-problem', { hasText: 'Decide whether hospital care is needed' }).waitFor()
  assert.equal(
    await page.getByLabel('The words that were used').inputValue(),
    'What you have is called a depression.',
  )
})

test('IPT-035 IPT-040 once they do it is marked done, with the name that the patient may read, and is there after a reload', async () => {
  await page.getByLabel(/^Assessed today/).check()
  await page.getByLabel('What was asked and found').fill('No thoughts of death, asked directly.')
  await group('Is hospital care needed?').getByLabel('No', { exact: true }).check()
  await page.getByText('Nothing is missing.').waitFor()
  await page.getByRole('button', { name: 'Mark the assessment done' }).click()
  await page.getByRole('heading', { name: /^Marked done/ }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: /^Marked done/ }).waitFor()
  await page.getByText('Depression: single episode, moderate (F32.1)').first().waitFor()
  await page.getByText('Nothing has changed since it was marked done').waitFor()
  assert.equal(await page.getByLabel(/^Assessed today/).isChecked(), true)
})

test('it prints on one page, with suicidality first', async () => {
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  assert.equal([...paper.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, 1)
  await page.emulateMedia({ media: 'print' })
  const printed = await page.locator('.assessment-paper').innerText()
  assert.ok(printed.indexOf('Assessed on') < printed.indexOf('F32.1)\n'), printed)
  assert.match(printed, /No thoughts of death, asked directly\./)
  await page.emulateMedia({ media: 'screen' })
})

test('without scripts what is typed is kept, a refusal loses nothing, and a change makes a record beside the first', async () => {
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
    viewport: { width: 360, height: 780 },
  })
  plain.setDefaultTimeout(60_000)
  const still = await plain.newPage()
  await still.goto(assessment)
  await still.locator('summary', { hasText: 'Diagnosis' }).click()
  await still.getByLabel('Severe', { exact: true }).check()
  await still.getByLabel('The diagnosis in your words').fill('First episode, severe')
  await still.getByRole('button', { name: 'Mark the assessment done' }).click()
  await still.locator('.field-problem', { hasText: 'This code says something else' }).waitFor()
  assert.equal(await still.getByLabel('The diagnosis in your words').inputValue(), 'First episode, severe')
  await still.getByLabel('Code', { exact: true }).selectOption('F32.2')
  await still.getByRole('button', { name: 'Mark the assessment done' }).click()
  await still.getByText('First episode, severe (F32.2)').first().waitFor()
  await still.getByText('One earlier record').waitFor()
  await plain.close()
})

test('WCAG the page holds at a desk and on a telephone, light and dark, folded and open', async () => {
  await page.reload()
  await page.emulateMedia({ media: 'screen' })
  const faults = await pageFaults(page)
  for (const fold of await page.locator('.fold summary').all()) await fold.click()
  faults.push(...(await pageFaults(page)))
  await page.setViewportSize({ width: 360, height: 780 })
  await page.emulateMedia({ colorScheme: 'dark' })
  faults.push(...(await pageFaults(page, 'looks')))
  assert.deepEqual(faults, [])
  assert.deepEqual(opened.trouble, [])
})

/** Opens a part that is folded away. */
async function open(title: string): Promise<void> {
  const fold = page.locator('.fold details', { has: page.getByRole('heading', { name: title, exact: true }) })
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
}

function group(name: string): Locator {
  return page.getByRole('group', { name })
}

async function answer(criterion: string, words: string): Promise<void> {
  await group(criterion).getByLabel(words, { exact: true }).first().check()
}

function verdict(name: string): Locator {
  return page.locator('.verdict', { hasText: `${name}, episode` })
}
