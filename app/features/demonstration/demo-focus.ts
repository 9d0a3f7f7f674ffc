import { areaNamesEn, type ProblemArea } from '@kith/ipt'

import type { DemoCase } from './demo-case.ts'

/** What stands in the sheet of the focus once it has been talked through: from the case alone, nothing is left to chance. */
export function focusSheetOf(one: DemoCase): Readonly<Record<string, string>> {
  const { area, event, other } = one
  const answers = {
    [`${area}.closeInTime`]: 'yes',
    [`${area}.closeInTime.evidence`]: closeWords[area],
    [`${area}.charged`]: 'yes',
    [`${area}.charged.evidence`]: `Came back to ${event} in each session, with tears or anger.`,
    [`${area}.place`]: 'first',
    ...(area === 'interpersonal_deficits'
      ? { [`${area}.nothingElseApplies`]: 'yes', label: 'social isolation' }
      : {}),
  }
  if (one.isFocusOpen === true) return answers
  return {
    ...answers,
    [`${area}.accepted`]: 'yes',
    [`${area}.accepted.evidence`]: '“Yes, that is what it is about.”',
    linkClinician: `${capital(event)} and the depression go together in time; ${other} is part of it.`,
    linkPatient: capital(event),
    goals: goals[area](other),
    textClinician: `Depression since the time of ${event}. Focus: ${areaNamesEn[area]}. ${capital(other)} matters most in it.`,
    textPatient: `You have depression, an illness that can be treated, and it is not your fault. What was happening around then: ${event}. That is what we will work on together.`,
    focusText: focusTexts[area],
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

const closeWords: Readonly<Record<ProblemArea, string>> = {
  grief: 'The death came some weeks before the mood fell.',
  role_dispute: 'The quarrel began in the months before, and it goes on.',
  role_transition: 'The change came in the months before the onset.',
  interpersonal_deficits: 'There for years; the evenings grew longer when the mood fell.',
}

const goals: Readonly<Record<ProblemArea, (other: string) => string>> = {
  grief: (other) => `Speak of it with ${other}\nBe able to look at the photographs`,
  role_dispute: (other) => `Say to ${other} what I want without shouting`,
  role_transition: () => 'Find something in the new life that is mine\nSee people again',
  interpersonal_deficits: (other) => `Ask ${other} for a coffee\nHave one evening a week with somebody`,
}

const focusTexts: Readonly<Record<ProblemArea, string>> = {
  grief: 'Mourning, and finding people and things again beside it',
  role_dispute: 'Finding out what each of us wants, and talking about it',
  role_transition: 'Letting go of how it was, and finding my place in how it is now',
  interpersonal_deficits: 'Getting to know people and keeping them near',
}
