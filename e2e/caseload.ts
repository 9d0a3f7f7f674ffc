import type { Page } from 'playwright-core'

import { clinicClock, zoneAroundNoon } from './zone-around-noon.ts'

/** Adds a patient with a name and a way to reach them; with reminders, if they have agreed to these. Ends on their page. */
export async function addPatient(
  page: Page,
  origin: string,
  patient: { name: string; email: string; reminders: boolean },
): Promise<void> {
  await page.goto(`${origin}/patients/new`)
  await page.getByLabel('Name', { exact: true }).fill(patient.name)
  await page.getByLabel('E-mail', { exact: true }).fill(patient.email)
  if (patient.reminders) {
    await page.getByText('Reminders', { exact: true }).click()
    await page.getByLabel('By e-mail').check()
    await page.getByLabel('Agreed with the patient on').fill(clinicClock(new Date(), zoneAroundNoon()).day)
  }
  await page.getByRole('button', { name: 'Add patient' }).click()
  await page.getByRole('heading', { name: patient.name }).waitFor()
}

/** From the patient's page to the dates of a weekly course, seen but not stored. */
export async function planCourse(page: Page, sessions: number, firstAt: Date): Promise<void> {
  const first = clinicClock(firstAt, zoneAroundNoon())
  await page.getByRole('link', { name: 'Start a course' }).click()
  await page.getByLabel('Sessions').fill(String(sessions))
  await page.getByLabel('First session on').fill(first.day)
  await page.getByLabel('At', { exact: true }).fill(first.time)
  await page.getByLabel('In person').check()
  await page.getByRole('button', { name: 'See the dates' }).click()
  await page.getByRole('button', { name: /^Start the course/ }).waitFor()
}

/** Stores the dates that are on screen. */
export async function startCourse(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Start the course/ }).click()
  await page.getByRole('heading', { name: 'Appointments' }).waitFor()
}

/** In so many minutes: near enough for today's session, on the full minute. */
export function inMinutes(minutes: number): Date {
  return new Date(Math.floor(Date.now() / 60_000 + minutes) * 60_000)
}
