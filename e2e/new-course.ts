import { setUpClinic } from './at-the-door.ts'
import { openBrowser } from './browser.ts'
import { addPatient, inMinutes, planCourse, startCourse } from './caseload.ts'
import { startEmptyKith } from './empty-kith.ts'
import { noteTrouble } from './trouble.ts'

export type NewClinic = Awaited<ReturnType<typeof openNewClinic>>
export type NewCourse = Awaited<ReturnType<typeof openNewCourse>>

/** A clinic that was set up a moment ago, with its first account signed in in a browser. */
export async function openNewClinic() {
  const [kith, browser] = await Promise.all([startEmptyKith(), openBrowser()])
  const context = await browser.newContext()
  // A busy machine takes its time; nothing here waits longer than it has to.
  context.setDefaultTimeout(60_000)
  const trouble = noteTrouble(context)
  const page = await context.newPage()
  await setUpClinic(page, kith.setUpLink)
  return {
    origin: kith.origin,
    browser,
    context,
    page,
    /** What the browser complained about. */
    trouble,
    async close() {
      await browser.close()
      await kith.stop()
    },
  }
}

/** A new clinic with one patient, Robin Vale, and a course of twelve sessions whose first is in half an hour. */
export async function openNewCourse() {
  const clinic = await openNewClinic()
  const { page, origin } = clinic
  await addPatient(page, origin, { name: 'Robin Vale', email: 'robin@patients.example', reminders: false })
  await planCourse(page, 12, inMinutes(30))
  await startCourse(page)
  return { ...clinic, course: page.url().replace(/\/appointments.*$/, '') }
}
