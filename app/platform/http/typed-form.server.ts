import { formOf } from './form-of.server.ts'

/** What was typed into a form, as text by field name; of several values of one name the last. Files are left out. */
export async function typedForm(request: Request): Promise<Record<string, string>> {
  const typed: Record<string, string> = {}
  for (const [name, value] of await formOf(request)) {
    if (typeof value === 'string' && name !== '__proto__') typed[name] = value.replaceAll('\r\n', '\n')
  }
  return typed
}
