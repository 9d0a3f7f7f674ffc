import type { Instant } from '@kith/ipt'

import { instantInWords } from '#ui/clock-words.ts'

import { hoursInWords } from './hours-words.ts'
import type { StaffedPeriod } from './staffed-minutes.ts'

/** When answers are seen in this clinic. */
export type Watch =
  | { kind: 'nobody-watches' }
  | { kind: 'staffed'; now: boolean; opensAt: Instant; zone: string; hours: readonly StaffedPeriod[] }

/**
 * For patients, before and after each form: who sees the answers and when. It promises no time within which somebody
 * answers, and never says that nobody is told: somebody is (SAFE-006).
 */
export function watchWords(watch: Watch): readonly string[] {
  if (watch.kind === 'nobody-watches') {
    return [
      'Your answers go to the people who treat you.',
      'Nobody here is watching for answers as they come in. It can be days before somebody reads yours.',
      'If you need help before then, do not wait for us: use the numbers on this page.',
    ]
  }
  return [
    'Your answers go to the people who treat you.',
    `Somebody looks at answers while the team is at work: ${hoursInWords(watch.hours)}.`,
    watch.now
      ? 'The team is at work now. It may still be some time before somebody reads yours.'
      : `Nobody is looking at answers right now. The team is next at work on ${instantInWords(watch.opensAt, watch.zone)}.`,
    'If you need help sooner, do not wait for us: use the numbers on this page.',
  ]
}
