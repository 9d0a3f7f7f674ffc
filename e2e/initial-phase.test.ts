import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Page } from 'playwright-core'

import { deficitWordsEn, findDeniedWords, type ProblemArea } from '@kith/ipt'

import { filledIn } from '../app/features/assessment/assessment.fixture.ts'
import { filledSheet } from '../app/features/focus/focus.fixture.ts'
import { addPatient, inMinutes, planCourse, startCourse } from './caseload.ts'
import { fillSheet } from './fill-sheet.ts'
import { openNewClinic, type NewClinic } from './new-course.ts'
import { clinicClock, zoneAroundNoon } from './zone-around-noon.ts'

let clinic: NewClinic
let page: Page

before(async () => {
  clinic = await openNewClinic()
  page = clinic.page
})
after(() => clinic.close())

type Person = { who: string; relation: string; died?: string }
type Told = { what: string; when: string; kind: string }
type Journey = {
  name: string
  area: ProblemArea
  person: Person
  event: Told | null
  onset: { type: string; first?: string; syndrome?: string; worse?: string }
  /** What the chart says to the area on the page of the focus. */
  candidate: RegExp
  /** What the patient's own sheet calls it. */
  heard: RegExp
}

const episode = { type: 'One episode with a beginning', first: 'April 2026', syndrome: 'June 2026' }

const journeys: readonly Journey[] = [
  {
    name: 'Ada Grieve',
    area: 'grief',
    person: { who: 'Tom', relation: 'brother', died: 'May 2026' },
    event: null,
    onset: episode,
    candidate: /Tom/,
    heard: /grief/i,
  },
  {
    name: 'Bo Dispute',
    area: 'role_dispute',
    person: { who: 'Ida', relation: 'partner' },
    event: { what: 'They quarrel about money', when: 'May 2026', kind: 'A dispute' },
    onset: episode,
    candidate: /They quarrel about money/,
    heard: /role dispute/i,
  },
  {
    name: 'Cy Transit',
    area: 'role_transition',
    person: { who: 'Mr Lund', relation: 'manager' },
    event: { what: 'Lost the post at the theatre', when: 'May 2026', kind: 'Work or study' },
    onset: episode,
    candidate: /Lost the post at the theatre/,
    heard: /role transition/i,
  },
  {
    name: 'Di Alone',
    area: 'interpersonal_deficits',
    person: { who: 'Pia', relation: 'neighbour' },
    event: null,
    onset: episode,
    candidate: /No life event stands close in time/,
    heard: /social isolation/i,
  },
  {
    name: 'Ed Chronic',
    area: 'role_transition',
    person: { who: 'Ruth', relation: 'wife' },
    event: { what: 'Retired from the railway', when: 'May 2026', kind: 'Work or study' },
    onset: { type: 'Chronic: longer than two years', syndrome: '2019', worse: 'June 2026' },
    candidate: /Retired from the railway.*before a worsening/s,
    heard: /role transition/i,
  },
]

for (const journey of journeys) {
  const { name, area, person, event, onset, candidate, heard } = journey
  test(`IPT-030 ${name}, ${area}, ${onset.type}: from the first meeting to the agreed focus and contract`, async () => {
    await addPatient(page, clinic.origin, {
      name,
      email: `${name.slice(0, 2).toLowerCase()}@patients.example`,
      reminders: false,
    })
    await planCourse(page, 12, inMinutes(30 + 60 * journeys.indexOf(journey)))
    await startCourse(page)
    const course = page.url().replace(/\/appointments.*$/, '')

    await page.goto(`${course}/inventory`)
    await nameSomebody(person)

    await page.goto(`${course}/timeline`)
    await sayHowItRuns(onset)
    if (event !== null) await addEvent(event)

    await page.goto(`${course}/assessment`)
    await fillSheet(page, filledIn(clinicClock(new Date(), zoneAroundNoon()).day))
    await page
      .getByRole('button', { name: /Mark .*done/ })
      .first()
      .click()
    await page
      .getByText(/F33\.1/)
      .first()
      .waitFor()

    await page.goto(`${course}/sick-role`)
    await fillSheet(page, {
      explainedOn: clinicClock(new Date(), zoneAroundNoon()).day,
      'excused.0.what': 'cooking every evening',
      'excused.0.needsToKnow': person.who,
      'takenOn.coming-to-sessions': 'yes',
      expectedWeeks: '8',
      reviewSession: '6',
    })
    await page.goto(`${course}/hope`)
    await fillSheet(page, {
      'said.treatable': 'yes',
      'said.improvement-expected': 'yes',
      'said.other-treatments': 'yes',
      doubts: 'no',
    })

    await page.goto(`${course}/focus`)
    await page.getByText(candidate).first().waitFor()
    await fillSheet(page, {
      ...filledSheet(area),
      ...(area === 'interpersonal_deficits' ? { label: 'social isolation' } : {}),
    })
    await page.getByRole('button', { name: 'Store the agreement and open the middle phase' }).click()
    await page.getByRole('heading', { name: 'Agreed' }).waitFor()

    await page.goto(`${course}/contract`)
    await fillSheet(page, { emergencies: 'Call the clinic; at night call 999.', payment: 'Nothing to pay.' })
    await page.getByRole('button', { name: 'Look at it together and agree' }).click()
    await page.getByRole('heading', { name: 'The patient agrees' }).waitFor()
    const sheet = await page.locator('main').innerText()
    assert.match(sheet, heard)
    assert.deepEqual(findDeniedWords(sheet, deficitWordsEn), [])
    await page.getByLabel('Signed', { exact: false }).first().check()
    await page.getByRole('button', { name: 'Agreed with the patient' }).click()

    await page.goto(course)
    const phase = page.getByRole('region', { name: 'Initial phase' })
    await phase.getByText('6 of 7 done').waitFor()
    await phase.getByText('Not yet: domains are open', { exact: false }).waitFor()
    assert.deepEqual(clinic.trouble, [])
  })
}

async function nameSomebody({ who, relation, died }: Person): Promise<void> {
  await page.getByLabel('Who', { exact: true }).fill(who)
  await page.getByLabel('Relation', { exact: true }).first().fill(relation)
  await page.getByRole('button', { name: 'Add to the circle' }).click()
  const mark = page.locator('.circle-wide').getByRole('slider', { name: who })
  await mark.waitFor()
  if (died !== undefined) {
    await mark.press('Enter')
    const form = page.getByRole('region', { name: who })
    await form.getByLabel('Living or deceased').selectOption('deceased')
    await form.getByLabel('Died', { exact: true }).fill(died)
    await form.getByText(`Understood as ${died}.`).waitFor()
  }
  await page
    .getByText(/^Saved \d\d:\d\d$/)
    .first()
    .waitFor()
}

async function sayHowItRuns({ type, first, syndrome, worse }: Journey['onset']): Promise<void> {
  await page.getByText('How the depression runs: its beginning').click()
  await page
    .getByLabel(type === 'chronic' ? /more than two years/i : type)
    .first()
    .check()
  if (first !== undefined) await page.getByLabel('First symptoms').fill(first)
  if (syndrome !== undefined) await page.getByLabel('The full depression').fill(syndrome)
  if (worse !== undefined)
    await page
      .getByLabel(/got worse|worse/i)
      .first()
      .fill(worse)
  await page.getByRole('button', { name: 'Keep how it runs' }).click()
  await page
    .getByRole('cell', { name: worse ?? syndrome ?? '' })
    .first()
    .waitFor()
}

async function addEvent({ what, when, kind }: Told): Promise<void> {
  const form = page.locator('form', { has: page.getByLabel('What happened') })
  if (!(await form.getByLabel('What happened').isVisible()))
    await page.getByText('A life event', { exact: true }).click()
  await form.getByLabel('What happened').fill(what)
  await form.getByLabel('What kind').selectOption({ label: kind })
  await form.getByLabel('When').fill(when)
  await form.getByText(/Read as/).waitFor()
  await form.getByRole('button', { name: 'Put it on the timeline' }).click()
  await page.getByRole('rowheader', { name: what }).waitFor()
}
