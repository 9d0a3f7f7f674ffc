import { notYourFaultEn } from './sick-role.ts'

/**
 * Plain words for giving the sick role (IPT-045, IPT-047), to be taken over and changed: always for a while and with
 * something to do, never for good and never about fitness for work (IPT-048). Kith's own words.
 */
export const sickRoleWordsEn = {
  'not-your-fault': notYourFaultEn,
  'some-things-wait':
    'Depression has made some things too much for now. They can wait. With a broken leg you would not run either.',
  'your-part':
    'Your part for now is to get better: to come to our talks, and to work with me on what we choose together.',
  'for-a-while':
    'This is for a while. We will look at it again together, and you will take things up again as you can.',
} as const
