/** The client's key, and the version of the course that the form was made from (SEC-062, SEC-063). */
export function HiddenEdit({ formKey, version }: { formKey: string; version: number }) {
  return (
    <>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="version" value={version} />
    </>
  )
}
