import type { ReactNode } from 'react'

/**
 * Where short messages appear after something was done. It stays in the page, empty, so that what comes into it is
 * spoken. Messages do not leave by a timer: somebody may still be reading, or reaching for "undo".
 */
export function StatusRegion({ children }: { children?: ReactNode }) {
  return (
    <div className="status-region" role="status">
      {children}
    </div>
  )
}

export type NoticeProps = {
  children: ReactNode
  /** A button or a small form that takes it back. */
  undo?: ReactNode
  onDismiss?: (() => void) | undefined
}

/** "Session moved to Thursday. Undo." */
export function Notice({ children, undo, onDismiss }: NoticeProps) {
  return (
    <div className="notice">
      <span>{children}</span>
      {undo}
      {onDismiss === undefined ? null : (
        <button type="button" className="button" onClick={onDismiss}>
          Dismiss
        </button>
      )}
    </div>
  )
}
