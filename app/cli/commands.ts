/** One command of `kith`. Its module is loaded only when it runs, so that `kith score` needs no database. */
export type Command = {
  summary: string
  help: string
  /** `run` answers the exit code; what it throws is explained in one line, with exit code 1. */
  load(): Promise<{ run(words: readonly string[]): Promise<number> }>
}

export const commands: Readonly<Record<string, Command>> = {
  serve: {
    summary: 'serve the clinic',
    help: `
kith serve

Serves the clinic on the embedded database in ./data, or on the server that DATABASE_URL names.
The first start prints a one-time link that makes the first account.
Settings come from the environment: docs/settings.md lists them. Ends with Ctrl+C.`,
    load: () => import('./serve.ts'),
  },
}
