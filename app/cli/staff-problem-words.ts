import type { Problem } from '#platform/result.ts'

const words: Readonly<Record<string, string>> = {
  'name/missing': 'give the name by --name.',
  'name/too-long': 'the name is longer than 200 letters.',
  'email/not-an-address': 'give an e-mail address by --email.',
  'email/taken': 'somebody of this clinic has that e-mail address already.',
  'roles/missing': 'give a role by --role: clinician, supervisor, facilitator, lead or researcher.',
  'staff/last-lead': 'this is the only lead. Make somebody else a lead first.',
  'staff/owns-open-alerts': 'this person owns open alerts. Hand them over first.',
}

/** What stands in the way, a line each; a code that has no words yet is shown as it is. */
export function problemWords(problem: Problem): string[] {
  if (problem.kind === 'invalid') return Object.values(problem.fields).map((code) => words[code] ?? code)
  if (problem.kind === 'absent') return ['this is not possible for somebody who does not work here now.']
  const code = 'code' in problem ? problem.code : problem.kind
  return [words[code] ?? code]
}
