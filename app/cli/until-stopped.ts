/**
 * Resolves at the first Ctrl+C or request to end; another one, a second later or more, ends at once. Sooner ones are
 * the same request: a terminal sends it to every process, and the launcher and npm pass theirs on as well.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | null = null
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (askedAt !== null && performance.now() - askedAt > 1_000) process.exit(1)
        askedAt ??= performance.now()
        resolve()
      })
    }
  })
}
