import type { ProblemArea } from '../problem-areas/area.ts'
import type { Prompt } from './prompt.ts'

/** The stage of a role dispute (section 6.2). */
export const disputeStages = ['renegotiation', 'impasse', 'dissolution'] as const
export type DisputeStage = (typeof disputeStages)[number]

/** What is known of the work in an area; `null`: not of this area, or not recorded yet. */
export type AreaWork = {
  readonly dispute: {
    readonly stage: DisputeStage
    /** Violence or coercion was told of (IPT-056). */
    readonly harmFlagged: boolean
    /** The clinician has confirmed that it is safe (IPT-122). */
    readonly safetyConfirmed: boolean
    readonly warnedOfWorse: boolean
  } | null
  readonly transition: { readonly newRoleIsEmpty: boolean } | null
}

/** Where a session stands in the middle phase. */
export type PlaceInMiddle = { readonly middleSession: number; readonly middleSessions: number }

/** The cue before the end of a session on grief, in minutes (IPT-117). */
export const settleBeforeEndMinutes = 10

/**
 * The prompts of the area that is worked on in the middle phase, by its own rules: IPT-117 for grief,
 * IPT-118 to 122 for a dispute, IPT-127 for a transition, IPT-129 for the fourth area.
 *
 * @example areaPrompts('grief', work, { middleSession: 8, middleSessions: 10 }).map(({ rule }) => rule)
 * // ['grief/feelings-are-normal', 'grief/settle-before-the-end', 'grief/new-contacts']
 */
export function areaPrompts(area: ProblemArea, work: AreaWork, place: PlaceInMiddle): readonly Prompt[] {
  switch (area) {
    case 'grief':
      return griefPrompts(place)
    case 'role_dispute':
      return disputePrompts(work.dispute)
    case 'role_transition':
      return transitionPrompts(work.transition, place)
    case 'interpersonal_deficits':
      return [
        {
          rule: 'isolation/feelings-towards-therapist',
          inputs: { area },
          thresholds: {},
          source: 'IPT-128, IPT-129',
          words:
            'In this area what happens between the two of you may be spoken of, as an example with parallels ' +
            'elsewhere.',
        },
      ]
  }
}

/**
 * Whether tools for negotiating or confronting may be offered: not when violence or coercion is flagged until
 * the clinician has confirmed safety (IPT-122).
 *
 * @example mayOfferNegotiation({ harmFlagged: true, safetyConfirmed: false }) // false
 */
export function mayOfferNegotiation(facts: {
  readonly harmFlagged: boolean
  readonly safetyConfirmed: boolean
}): boolean {
  return !facts.harmFlagged || facts.safetyConfirmed
}

function griefPrompts({ middleSession, middleSessions }: PlaceInMiddle): Prompt[] {
  const inputs = { middleSession, middleSessions }
  // "Late" has no number in the source: the last third is Kith's.
  const late = Math.ceil((middleSessions * 2) / 3)
  const prompts: Prompt[] = [
    {
      rule: 'grief/feelings-are-normal',
      inputs,
      thresholds: {},
      source: 'IPT-117 a',
      words: 'Strong feelings may frighten the patient. They are normal, and they ease.',
    },
    {
      rule: 'grief/settle-before-the-end',
      inputs,
      thresholds: { minutesBeforeEnd: settleBeforeEndMinutes },
      source: 'IPT-117 b',
      words:
        'Ten minutes before the end: come back to the present, so that the patient does not leave in distress.',
    },
  ]
  if (middleSession > late) {
    prompts.push({
      rule: 'grief/new-contacts',
      inputs,
      thresholds: { afterMiddleSession: late },
      source: 'IPT-117 c',
      words:
        'Late in the middle phase: encourage contact and pursuits again, and ways to fill part of what was lost.',
    })
  }
  return prompts
}

function disputePrompts(dispute: AreaWork['dispute']): Prompt[] {
  if (dispute === null) return [disputePrompt('dispute/find-the-stage', null, 'IPT-118', stageWords)]
  const { stage, warnedOfWorse } = dispute
  if (!mayOfferNegotiation(dispute)) {
    return [disputePrompt('dispute/safety-first', dispute, 'IPT-122, IPT-056', safetyWords)]
  }
  const prompts: Prompt[] = []
  if (stage !== 'dissolution') {
    prompts.push(disputePrompt('dispute/both-sides', dispute, 'IPT-120', bothSidesWords))
  }
  if (stage === 'renegotiation') {
    prompts.push(disputePrompt('dispute/communication-first', dispute, 'section 6.2', communicationWords))
  }
  if (stage === 'impasse' && !warnedOfWorse) {
    prompts.push(disputePrompt('dispute/warn-of-worse', dispute, 'section 6.2', warningWords))
  }
  if (stage === 'dissolution') {
    prompts.push(disputePrompt('dispute/is-it-over', dispute, 'IPT-119, IPT-074', overWords))
  }
  return prompts
}

const stageWords =
  'Find out where the dispute stands: are both still talking, has talking stopped, or is it ready to end?'
const safetyWords =
  'Violence or coercion was mentioned. Make sure of safety first; nothing is negotiated or confronted before.'
const bothSidesWords =
  'For this to be resolved expectations on both sides have to change. What could each of them give?'
const communicationWords = 'Communication analysis and role play come first here.'
const warningWords =
  'Moving a stand-off back to talking may feel worse before it gets better. Say so beforehand and note it; a rise of the score is possible.'
const overWords =
  'Depressed people tend to see hopeless stalemates where a solution is possible. Which negotiation was tried? If it is over, it becomes a role transition, by a recorded change of focus.'

function disputePrompt(
  rule: Prompt['rule'],
  dispute: AreaWork['dispute'],
  source: string,
  words: string,
): Prompt {
  const { stage = null, harmFlagged = null, safetyConfirmed = null } = dispute ?? {}
  return { rule, inputs: { stage, harmFlagged, safetyConfirmed }, thresholds: {}, source, words }
}

function transitionPrompts(
  transition: AreaWork['transition'],
  { middleSession, middleSessions }: PlaceInMiddle,
): Prompt[] {
  const half = Math.ceil(middleSessions / 2)
  if (transition?.newRoleIsEmpty !== true || middleSession < half) return []
  return [
    {
      rule: 'transition/move-to-the-new-role',
      inputs: { middleSession, middleSessions, newRoleIsEmpty: true },
      thresholds: { fromMiddleSession: half },
      source: 'IPT-126, IPT-127',
      words:
        'Half of the middle phase has passed and nothing is noted about the new role. Move on to what is good and ' +
        'bad in it, and what it makes possible.',
    },
  ]
}
