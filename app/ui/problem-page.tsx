const said: Record<number, { title: string; text: string }> = {
  401: {
    title: 'You are signed out',
    text: 'Sign in, and come back to this page. What you typed is still on the page before this one.',
  },
  403: {
    title: 'This page is for other roles',
    text: 'Your role in this clinic does not include it. The clinic’s lead can change roles.',
  },
  404: {
    title: 'There is nothing here',
    text: 'The address may be mistyped, or the record is not one you work with.',
  },
  409: {
    title: 'Somebody changed this first',
    text: 'Go back, load the page again, and look at what changed.',
  },
  413: { title: 'That was too much at once', text: 'Send a shorter text.' },
  429: { title: 'Too many tries', text: 'Wait a little, then try again.' },
  503: {
    title: 'Kith cannot reach its records',
    text: 'Nothing was stored. Go back, and try again in a moment.',
  },
}

const fault = {
  title: 'Something went wrong on our side',
  text: 'Nothing was stored by half. Try again; if it happens again, tell whoever runs Kith for you.',
}

/** What is shown when a page cannot be: what happened in plain words, and a way on. */
export function ProblemPage({ status }: { status: number }) {
  const { title, text } = said[status] ?? fault
  return (
    <main className="problem-page">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/">To the first page</a> · <a href="/crisis">Crisis help</a>
      </p>
    </main>
  )
}
