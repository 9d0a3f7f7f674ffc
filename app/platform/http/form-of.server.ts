import { respond } from './respond.server.ts'

/**
 * The form that was sent. A body that is no form at all is a bad request, not a fault of ours (SEC-039). Files are left
 * out, and so is the character NUL, which nobody types and no database takes (SEC-037).
 */
export async function formOf(request: Request): Promise<FormData> {
  const form = new FormData()
  try {
    for (const [name, value] of await request.formData()) {
      if (typeof value === 'string') form.append(name, value.replaceAll('\0', ''))
    }
  } catch {
    throw respond({ kind: 'invalid', fields: {} })
  }
  return form
}

/** One field as text; nothing where there is none. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
