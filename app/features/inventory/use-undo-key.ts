import { useEffect, useRef } from 'react'

/** Ctrl+Z, or Cmd+Z, takes the last step back; in a field of text it stays the browser's own. */
export function useUndoKey(undo: () => void): void {
  const latest = useRef(undo)
  useEffect(() => {
    latest.current = undo
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return
      const at = event.target
      if (at instanceof HTMLTextAreaElement) return
      if (at instanceof HTMLInputElement && at.type !== 'checkbox' && at.type !== 'radio') return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
