import { useEffect, useId, useRef, type ReactNode } from 'react'

import { Button } from './button.tsx'

export type DialogProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** Left of the closing button. */
  actions?: ReactNode
  closeWords?: string | undefined
  children: ReactNode
}

/** The browser's own modal dialog: it keeps the focus, gives it back, and closes on Escape. */
export function Dialog({ open, onClose, title, actions, closeWords = 'Close', children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (open && !element.open) element.showModal()
    if (!open && element.open) element.close()
  }, [open])
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      <div className="stack">
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className="form-actions">
          {actions}
          <Button type="button" tone="quiet" onClick={() => dialog.current?.close()}>
            {closeWords}
          </Button>
        </div>
      </div>
    </dialog>
  )
}
