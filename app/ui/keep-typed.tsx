import { useLayoutEffect, useState, type ReactNode } from 'react'

type TextControl = HTMLInputElement | HTMLTextAreaElement
type Control = TextControl | HTMLSelectElement

/** What somebody did to one control while the page had no script yet. */
type Before = { control: Control; value: string; isTicked: boolean | null }
type Caret = { control: TextControl; start: number; end: number; direction: 'forward' | 'backward' | 'none' }

/**
 * Goes around the whole page when its script takes it over. React then puts the page's own text back into text areas and
 * lists, and moves the caret; this puts back what was typed and picked by then, and tells it to those who follow the
 * fields. It rests on the page being taken over in one go (`entry.client.tsx`).
 */
export function KeepTyped({ children }: { children: ReactNode }) {
  const [before] = useState(readPage)
  useLayoutEffect(() => {
    for (const one of before.changed) putBack(one)
    if (before.caret !== null) placeCaret(before.caret)
  }, [before])
  return children
}

function readPage(): { changed: Before[]; caret: Caret | null } {
  const controls = [...document.querySelectorAll<Control>('input, textarea, select')]
  return {
    changed: controls.flatMap((control) => changesOf(control)),
    caret: caretIn(document.activeElement),
  }
}

function changesOf(control: Control): Before[] {
  const { value } = control
  return isChanged(control) ? [{ control, value, isTicked: isTick(control) ? control.checked : null }] : []
}

function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const drawn = [...control.options].findIndex((option) => option.defaultSelected)
    // Where the page picked nothing that it offers, the browser shows the first.
    return control.selectedIndex !== Math.max(0, drawn)
  }
  if (isTick(control)) return control.checked !== control.defaultChecked
  return control.type !== 'hidden' && control.value !== control.defaultValue
}

function putBack({ control, value, isTicked }: Before): void {
  if (isTick(control)) {
    // A radio button that is no longer the one is told by the one that is.
    if (control.type === 'radio' && isTicked !== true) return
    control.checked = isTicked !== true
    return control.click()
  }
  if (!(control instanceof HTMLSelectElement)) {
    // React tells of a change only if the value is another than it last saw: first it sees the page's own text.
    control.value = control.defaultValue
  }
  setBelowReact(control, value)
  control.dispatchEvent(new Event('input', { bubbles: true }))
  control.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Sets a value without React noting that it is the last it saw. */
function setBelowReact(control: Control, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value)
}

function caretIn(control: Element | null): Caret | null {
  if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return null
  const { selectionStart: start, selectionEnd: end, selectionDirection: direction } = control
  // Numbers and dates keep their caret to themselves.
  return start === null || end === null ? null : { control, start, end, direction: direction ?? 'none' }
}

function placeCaret({ control, start, end, direction }: Caret): void {
  control.setSelectionRange(start, end, direction)
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio'
}
