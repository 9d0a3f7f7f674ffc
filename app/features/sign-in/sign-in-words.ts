/** What is said about each problem at the door. Never who exists, and never whose fault it is. */
const words: Readonly<Record<string, string>> = {
  'sign-in/wrong': 'E-mail address and password do not fit together. Check both, and try again.',
  'sign-in/busy': 'Too many people are signing in at this moment. Try again in a few seconds.',
  'email/missing': 'Type your e-mail address.',
  'email/not-an-address': 'Type an e-mail address, like name@example.org.',
  'email/taken': 'Somebody with this e-mail address is on the list already.',
  'factor/wrong-totp': 'This code does not fit. Each code works once: wait for the next one, and type it in.',
  'factor/wrong-recovery': 'This is not one of your recovery codes, or it was used before.',
  'factor/wrong-passkey': 'The passkey was not accepted. Try again, or use another way.',
  'factor/not-confirmed': 'This code does not fit. Type the six digits that the app shows now.',
  'factor/has-one': 'This account has a second factor already. Sign in with it.',
  'factor/last-one': 'This is your only second factor. Add another one first.',
  'again/wrong-password': 'Password and code were not accepted. Each code works once: wait for the next one.',
  'again/wrong-passkey': 'The passkey was not accepted. Try again, or use password and code.',
  'password/missing': 'Choose a password.',
  'password/too-short': 'Choose a password of at least 12 characters. A few words with spaces are fine.',
  'password/too-long': 'Choose a password of at most 256 characters.',
  'password/too-common':
    'This password is easy to guess. Choose another: a few words that do not belong together are good.',
  'name/missing': 'Type a name.',
  'name/too-long': 'Use at most 200 characters.',
  'clinic-name/missing': 'Type the name of the clinic.',
  'country/missing': 'Choose the country.',
  'time-zone/missing': 'Choose the time zone.',
  'roles/missing': 'Choose at least one role.',
  'invitation/sign-in-first':
    'If you use Kith with this e-mail address already, sign in first, then open this link once more.',
  'invitation/for-another-address':
    'This invitation is for another e-mail address than the one you are signed in with. Sign out, then open the link once more.',
  'staff/owns-open-alerts': 'This person owns open alerts. Hand them over first; then this can be done.',
  'staff/last-lead': 'A clinic needs a lead. Make somebody else a lead first.',
  'staff/not-yourself': 'You cannot do this to yourself. Another lead can.',
  'staff/changed-meanwhile': 'Somebody changed this person meanwhile. Here is how it stands now.',
}

/** The sentence for a problem's code; `waitSeconds` where somebody has to wait. */
export function saidOf(code: string, waitSeconds: number | null = null): string {
  if (code === 'sign-in/wait')
    return `There were many tries. Wait ${inWords(waitSeconds ?? 60)}, then try again.`
  return words[code] ?? 'This could not be done. Check what is typed, and try again.'
}

function inWords(seconds: number): string {
  if (seconds <= 90) return seconds === 1 ? 'a second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}

export const roleWords = {
  clinician: { name: 'Clinician', does: 'treats patients' },
  supervisor: { name: 'Supervisor', does: 'reads and comments on courses they supervise' },
  facilitator: { name: 'Facilitator', does: 'runs groups' },
  lead: { name: 'Lead', does: 'accounts, settings and the audit trail' },
  researcher: { name: 'Researcher', does: 'de-identified outcomes' },
} as const
