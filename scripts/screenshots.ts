// Makes the pictures of the README from the demonstration: `npm run screenshots`.
import { mkdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import type { Browser, Page } from 'playwright-core'

import { openBrowser } from '../e2e/browser.ts'
import { startDemonstration } from '../e2e/demonstration.ts'

const folder = new URL('../docs/pictures/', import.meta.url)
const desk = { width: 1440, height: 840 }
const telephone = { width: 360, height: 720 }

await mkdir(folder, { recursive: true })
const [demonstration, browser] = await Promise.all([startDemonstration(), openBrowser()])
try {
  const clinician = await open(browser, desk)
  await clinician.goto(demonstration.entranceFor('clinician'))
  await clinician.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  await take(clinician, 'today')
  await clinician.goto(`${demonstration.origin}/patients`)
  // Somebody in the middle of a course, whose curve has something to show.
  await clinician.getByRole('link', { name: 'Elinor Vash' }).click()
  await clinician.getByRole('navigation', { name: 'This course' }).waitFor()
  // As far down as the next session and the first rows of those that were held.
  await clinician.setViewportSize({ ...desk, height: 1_320 })
  await take(clinician, 'course')
  const patient = await open(browser, telephone)
  await patient.goto(demonstration.checkIns[0] ?? '')
  await patient.getByRole('heading', { name: 'A few questions' }).waitFor()
  await patient
    .getByText('Over the last 2 weeks')
    .evaluate((stem) => stem.scrollIntoView({ behavior: 'instant', block: 'start' }))
  await take(patient, 'check-in')
} finally {
  await browser.close()
  await demonstration.stop()
}

async function open(from: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const context = await from.newContext({ viewport, colorScheme: 'light', reducedMotion: 'reduce' })
  return context.newPage()
}

async function take(page: Page, name: string): Promise<void> {
  const path = fileURLToPath(new URL(`${name}.png`, folder))
  await page.screenshot({ path })
  const { size } = await stat(path)
  process.stdout.write(`docs/pictures/${name}.png  ${Math.round(size / 1_000)} kB\n`)
}
