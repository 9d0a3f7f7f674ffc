import { randomInt } from 'node:crypto'

import { newId, type LinkId } from '#platform/ids.ts'

/** One patient's form: what it answers, the key of its page, and whether Kith has said that it is stored. */
export type Form = {
  linkId: LinkId
  token: string
  key: string
  answers: Readonly<Record<string, number | null>>
  cookie: string | null
  outcome: 'not-sent' | 'unknown' | 'acknowledged'
}

/** Answers by chance, with a gap or a thought of self-harm now and then. */
export function newForm(linkId: LinkId, token: string): Form {
  const answers = Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [`q${at + 1}`, randomInt(12) === 0 ? null : randomInt(4)]),
  )
  return { linkId, token, key: newId(), answers, cookie: null, outcome: 'not-sent' }
}

/** Opens the link and sends the form, as a browser without scripts does. Rejects when the server is gone. */
export async function send(form: Form, origin: string): Promise<void> {
  if (form.cookie === null) {
    const opened = await fetch(`${origin}/check-in/${form.token}`, { redirect: 'manual' })
    await opened.arrayBuffer()
    const [cookie] = opened.headers.getSetCookie()
    // A database that is just being killed answers 503: not stored, and said so.
    if (opened.status !== 303 || cookie === undefined) return
    form.cookie = cookie.split(';')[0] ?? null
  }
  form.outcome = 'unknown'
  const body = new URLSearchParams({ key: form.key, 'seen-gaps': 'yes' })
  for (const [item, answer] of Object.entries(form.answers))
    if (answer !== null) body.set(item, String(answer))
  const sent = await fetch(`${origin}/check-in/form/${form.linkId}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: form.cookie ?? '', origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  })
  await sent.arrayBuffer()
  const isStored =
    sent.status === 303 && sent.headers.get('location')?.startsWith('/check-in/received/') === true
  if (isStored) form.outcome = 'acknowledged'
  else if (sent.status !== 503) throw new Error(`the form was answered with ${sent.status}`)
}
