import type { Page } from 'playwright-core'

/** Answers the nine questions: 0 to 3, `-` left out, `.` as it is. */
export async function answerPhq9(form: Page, answers: string): Promise<void> {
  for (const [index, answer] of answers.split(' ').entries()) {
    if (answer !== '-' && answer !== '.')
      await form.locator(`input[name="q${index + 1}"][value="${answer}"]`).check()
  }
}

/** All that the page after sending says. */
export async function readThanks(form: Page): Promise<string> {
  await form.getByRole('heading', { name: 'Your answers are stored' }).waitFor()
  return form.locator('body').innerText()
}
