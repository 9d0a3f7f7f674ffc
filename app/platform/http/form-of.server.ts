import { respond } from './respond.server.ts'

/** The form that was sent. A body that is no form at all is a bad request, not a fault of ours (SEC-039). */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw respond({ kind: 'invalid', fields: {} })
  }
}

/** One field as text; nothing where there is none, or where a file was sent instead. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.replaceAll('\0', '') : ''
}
