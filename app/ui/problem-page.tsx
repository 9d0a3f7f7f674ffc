const said: Readonly<Record<string, { title: string; text: string }>> = {
  'access/sign-in-again': {
    title: 'Sign in again first',
    text: 'This step needs a sign-in that is less than five minutes old. Go back, load the page again, and sign in.',
  },
  400: {
    title: 'That could not be read',
    text: 'Go back, load the page again, and send the form from there.',
  },
  401: {
    title: 'You are signed out',
    text: 'What you sent is not stored. Leave this page open and sign in in another tab; then load this page again: it sends what you typed once more.',
  },
  403: {
    title: 'This page is for other roles',
    text: 'Your role in this clinic does not include it. The clinic’s lead can change roles.',
  },
  404: {
    title: 'There is nothing here',
    text: 'The address may be mistyped, or the record is not one you work with.',
  },
  405: {
    title: 'Nothing can be sent here',
    text: 'Go back, load the page again, and send the form from there.',
  },
  409: {
    title: 'Somebody changed this first',
    text: 'Go back, load the page again, and look at what changed.',
  },
  413: { title: 'That was too much at once', text: 'Send a shorter text.' },
  422: {
    title: 'This cannot be done now',
    text: 'Go back, load the page again, and look at what it says.',
  },
  429: { title: 'Too many tries', text: 'Wait a little, then try again.' },
  503: {
    title: 'Kith cannot reach its records',
    text: 'Load this page again in a moment. If you were sending something, that sends it again, and it counts once.',
  },
}

const fault = {
  title: 'Something went wrong on our side',
  text: 'Nothing was stored by half. Try again; if it happens again, tell whoever runs Kith for you, with the reference below.',
}

/** What is shown when a page cannot be: what happened in plain words, and a way on. */
export function ProblemPage({
  status,
  code = null,
  reference = null,
}: {
  status: number
  code?: string | null
  /** What the log calls a fault of ours. */
  reference?: string | null
}) {
  const { title, text } = said[code ?? ''] ?? said[status] ?? fault
  return (
    <main className="problem-page">
      {/* Without the name of Kith: a patient may have mistyped an address (HAZ-014). */}
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{text}</p>
      {reference === null ? null : (
        <p>
          Reference <strong>{reference}</strong>
        </p>
      )}
      <p>
        {status === 401 ? (
          <a href="/sign-in" target="_blank" rel="noopener">
            Sign in in another tab
          </a>
        ) : (
          <a href="/">To the first page</a>
        )}{' '}
        · <a href="/crisis">Crisis help</a>
      </p>
    </main>
  )
}
