/** A route says `handle = { scriptFree: true }` when its page must work, and stay small, without any script. */
export type PageHandle = { scriptFree?: boolean }

export function isScriptFree(handles: readonly unknown[]): boolean {
  return handles.some(
    (handle) => typeof handle === 'object' && handle !== null && (handle as PageHandle).scriptFree === true,
  )
}
