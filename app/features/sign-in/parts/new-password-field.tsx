import { TextField } from '#ui/index.ts'

/** A password to be chosen. Pasting and password managers work. */
export function NewPasswordField({
  problem,
  label = 'Password',
}: {
  problem: string | undefined
  label?: string
}) {
  return (
    <TextField
      name="password"
      label={label}
      type="password"
      hint="At least 12 characters. A few words that do not belong together are good; signs and digits are not needed."
      autoComplete="new-password"
      problem={problem}
      required
    />
  )
}
