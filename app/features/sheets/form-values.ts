type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** The controls of a form that hold a sheet's field: hidden ones only speak for a tick that is not set. */
function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((one): one is Control => isControl(one) && one.name !== '')
}

export function isControl(one: unknown): one is Control {
  const isKind =
    one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement
  return isKind && one.type !== 'hidden' && one.type !== 'submit'
}

/** Radio buttons, ticks and lists: picked, not typed. */
export function isChosen(control: Control): boolean {
  return control.type === 'radio' || control.type === 'checkbox' || control instanceof HTMLSelectElement
}

/** What a control says now; null for a radio button that is not the one. */
export function valueOf(control: Control): string | null {
  if (control.type === 'checkbox') return (control as HTMLInputElement).checked ? control.value : ''
  if (control.type === 'radio') return (control as HTMLInputElement).checked ? control.value : null
  return control.value
}

/** Puts a value into the field of that name. */
export function showValue(form: HTMLFormElement, name: string, value: string): void {
  for (const control of controlsOf(form)) {
    if (control.name !== name) continue
    if (control.type === 'checkbox' || control.type === 'radio') {
      ;(control as HTMLInputElement).checked = control.value === value
    } else {
      control.value = value
    }
  }
}
