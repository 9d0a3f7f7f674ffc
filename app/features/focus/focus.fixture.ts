import type { ProblemArea } from '@kith/ipt'

/** A sheet in which one area meets its criteria and everything is written that an agreement needs. */
export function filledSheet(area: ProblemArea): Record<string, string> {
  return {
    [`${area}.closeInTime`]: 'yes',
    [`${area}.closeInTime.evidence`]: 'Two months before the onset',
    [`${area}.charged`]: 'yes',
    [`${area}.accepted`]: 'yes',
    ...(area === 'interpersonal_deficits' ? { [`${area}.nothingElseApplies`]: 'yes' } : {}),
    [`${area}.place`]: 'first',
    linkClinician: 'The quarrel began in spring and the depression in May.',
    linkPatient: 'You two began to quarrel about work',
    goals: 'Talk about money without shouting',
    textClinician: 'Major depression; a dispute with the husband since spring.',
    textPatient: 'You have depression, an illness that can be treated.',
    focusText: 'Talking with my husband about work again',
  }
}
