import type { Item } from '@kith/ipt'
import { useEffect, type RefObject } from 'react'

/** Listens on the form as long as it is on the page. */
export function useAnswersByKey(form: RefObject<HTMLFormElement | null>, items: readonly Item[]): void {
  useEffect(() => {
    const element = form.current
    if (element === null) return
    const listen = (event: KeyboardEvent) => answerByKey(event, element, items)
    element.addEventListener('keydown', listen)
    return () => element.removeEventListener('keydown', listen)
  }, [form, items])
}

/**
 * A digit, or a dash for no answer, typed on a question answers it and leads to the next, as fast as a paper form is
 * read. Everything else is left to the browser: arrows and Tab work as they always do.
 */
function answerByKey(event: KeyboardEvent, form: HTMLFormElement, items: readonly Item[]): void {
  const { target, key } = event
  if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
  if (event.ctrlKey || event.altKey || event.metaKey || !/^[\d-]$/.test(key)) return
  const radio = radioOf(form, target.name, key)
  if (radio === null) return
  event.preventDefault()
  // A click, so that whoever listens for changes hears of it.
  radio.click()
  radio.focus()
  const next = items[items.findIndex((item) => item.id === target.name) + 1]
  if (next !== undefined) firstOf(form, next.id)?.focus()
}

function radioOf(form: HTMLFormElement, name: string, value: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`)
}

function firstOf(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return (
    form.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`) ??
    form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  )
}
