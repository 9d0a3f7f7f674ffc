import type { Page } from 'playwright-core'

import { Authenticator } from './authenticator.ts'
import { zoneAroundNoon } from './zone-around-noon.ts'

export const password = 'otters ride quiet buses'

/** Somebody who can sign in: what they know, and what their telephone and their sheet of paper hold. */
export type Person = { email: string; app: Authenticator; recoveryCodes: string[] }

/** Looks at each page on the way, before it is filled in. */
export type Look = (page: Page) => Promise<void>

const walkOn: Look = async () => undefined

/** Opens the link of the terminal and answers what it asks, up to the first page inside. */
export async function setUpClinic(page: Page, setUpLink: string, look: Look = walkOn): Promise<Person> {
  const email = 'mo@clinic.example'
  await page.goto(setUpLink)
  await look(page)
  await page.getByLabel('Name of the clinic').fill('Elm Street')
  await page.getByLabel('Country').selectOption({ label: 'United Kingdom' })
  // The hours around midnight would put half of a journey into the next day.
  await page.getByLabel('Time zone').selectOption(zoneAroundNoon())
  await page.getByLabel('Your name').fill('Mo Okafor')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Continue to the second factor' }).click()
  const person = { email, ...(await makeAuthenticator(page, look)) }
  await page.getByRole('heading', { name: 'Kith is set up' }).waitFor()
  await look(page)
  return person
}

/** The second factor of an account without one: an app, and the ten codes that go with it. */
export async function makeAuthenticator(page: Page, look: Look = walkOn): Promise<Omit<Person, 'email'>> {
  await page.getByRole('heading', { name: 'Add a second factor' }).waitFor()
  await look(page)
  const app = new Authenticator(await page.locator('.secret-text').innerText())
  await page.getByLabel('Code from your authenticator app').fill(await app.code())
  await page.getByRole('button', { name: 'Confirm the code' }).click()
  return { app, recoveryCodes: await keepRecoveryCodes(page, look) }
}

export async function keepRecoveryCodes(page: Page, look: Look = walkOn): Promise<string[]> {
  await page.getByRole('heading', { name: 'Keep these ten codes' }).waitFor()
  await look(page)
  const codes = await page.locator('.recovery-codes li').allInnerTexts()
  await page.getByRole('link', { name: 'I have kept them' }).click()
  return codes
}

/** E-mail address and password: the first of two steps. */
export async function givePassword(
  page: Page,
  origin: string,
  email: string,
  look: Look = walkOn,
): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await look(page)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  await look(page)
}

export async function signOut(page: Page): Promise<void> {
  await page.locator('.person-menu summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}
