/** What keeps something stored while its page is open. */
export type PageKeeper = {
  /** Sends what is not stored yet. `leaving`: there is no later. */
  flush(leaving: boolean): void
  /** Something would be gone with this page: it is asked before it is left. */
  holdsSomething(): boolean
}

/**
 * Tells a keeper when its page is hidden, left or looked at again, and when the network has come back.
 * Answers how to stop.
 */
export function watchPage(keeper: PageKeeper): () => void {
  const leave = (): void => keeper.flush(true)
  const hide = (): void => {
    if (document.visibilityState === 'hidden') keeper.flush(true)
  }
  const look = (): void => keeper.flush(false)
  const warn = (event: BeforeUnloadEvent): void => {
    if (keeper.holdsSomething()) event.preventDefault()
  }
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', hide)
  window.addEventListener('focus', look)
  window.addEventListener('online', look)
  window.addEventListener('beforeunload', warn)
  return () => {
    window.removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', hide)
    window.removeEventListener('focus', look)
    window.removeEventListener('online', look)
    window.removeEventListener('beforeunload', warn)
  }
}
