import { useSyncExternalStore, type ReactNode } from 'react'

/** Whether scripts run here: what they alone can do is not promised before. */
export function useAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

/** What is needed only where no script runs; its counterpart is the class `needs-scripts`. */
export function WithoutScripts({ children }: { children: ReactNode }) {
  return useAwake() ? null : <noscript>{children}</noscript>
}

function never() {
  return () => undefined
}
