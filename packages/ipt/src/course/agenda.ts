import type { TreatmentPhase } from '../pathway/allocation.ts'
import type { SessionCount } from '../pathway/session-count.ts'
import { sessionCountWords } from '../pathway/session-count.ts'
import type { ProblemArea } from '../problem-areas/area.ts'
import type { AreaWork, PlaceInMiddle } from './area-prompts.ts'
import { areaPrompts, settleBeforeEndMinutes } from './area-prompts.ts'
import type { EndingFacts } from './ending-prompts.ts'
import { endingPrompts } from './ending-prompts.ts'
import type { InitialChecklist } from './initial-components.ts'
import { openComponentsPrompt } from './initial-components.ts'
import type { Prompt } from './prompt.ts'
import type { SelfCheck } from './self-checks.ts'
import { commonFactorsPrompt, focusSharePrompt } from './self-checks.ts'
import type { ScaleToday } from './weekly-prompts.ts'
import { scalePrompts } from './weekly-prompts.ts'

/** The eight steps of a session, the same every week (section 5). */
export type AgendaStep = {
  readonly step: 'scale' | 'safety' | 'open' | 'review' | 'link' | 'focus' | 'praise' | 'close'
  readonly words: string
  readonly prompts: readonly Prompt[]
}

/** What has been recorded so far, as far as today's session depends on it. */
export type AgendaHistory = {
  readonly scale: ScaleToday
  readonly checklist: InitialChecklist
  /** Earlier sessions in their order, the latest last. */
  readonly selfChecks: readonly SelfCheck[]
  readonly work: AreaWork
  readonly ending: EndingFacts
  /** Prompts of the phase, the focus, lateness and the like, put at the opening. */
  readonly others: readonly Prompt[]
}

/** Where the session stands: the phase with what belongs to it. */
export type AgendaPhase =
  | { readonly phase: 'initial'; readonly initialSessions: number }
  | ({ readonly phase: 'middle' } & PlaceInMiddle)
  | { readonly phase: 'termination'; readonly terminationSession: number }

/**
 * The agenda of one session: the eight steps in their order with what this phase, the areas worked on (none
 * before one is agreed) and the history ask for, each prompt with its rule, inputs, threshold and source
 * (IPT-105 to 114, IPT-222). It advises and never blocks.
 *
 * @example sessionAgenda({ phase: 'initial', initialSessions: 3 }, [], { k: 1, n: 16, left: 15 }, history)
 */
export function sessionAgenda(
  phase: AgendaPhase,
  areas: readonly ProblemArea[],
  count: SessionCount,
  history: AgendaHistory,
): readonly AgendaStep[] {
  const { scale, selfChecks, work, ending } = history
  const fromScale = scalePrompts(scale)
  const of = (rule: Prompt['rule']) => fromScale.filter((prompt) => prompt.rule === rule)
  const worked = phase.phase === 'middle' ? areas.flatMap((area) => areaPrompts(area, work, phase)) : []
  const settle = worked.filter(({ rule }) => rule === 'grief/settle-before-the-end')
  const open = phase.phase === 'initial' ? [componentsPrompt(phase, count, history)] : []
  const terminationSession = phase.phase === 'termination' ? phase.terminationSession : null
  return [
    step('scale', of('session/offer-the-scale')),
    step('safety', of('session/ask-about-safety')),
    step('open', history.others),
    step('review', of('session/explore-the-change')),
    step('link', []),
    step(
      'focus',
      [
        ...worked.filter((prompt) => !settle.includes(prompt)),
        focusSharePrompt(selfChecks),
        ...endingPrompts({ ...ending, terminationSession, sessionsHeld: count.k, plannedSessions: count.n }),
      ],
      focusWords[phase.phase],
    ),
    step('praise', [commonFactorsPrompt(selfChecks)]),
    step('close', [...settle, ...open], `${stepWords.close} ${sentenceCase(sessionCountWords(count))}.`),
  ]
}

/**
 * All prompts of an agenda in the order of its steps.
 * Source: IPT-105, IPT-222.
 *
 * @example agendaPrompts(agenda).map(({ rule }) => rule)
 */
export function agendaPrompts(agenda: readonly AgendaStep[]): readonly Prompt[] {
  return agenda.flatMap(({ prompts }) => prompts)
}

const stepWords: Readonly<Record<AgendaStep['step'], string>> = {
  scale: 'The scale, filled in before the session.',
  safety: 'Safety, when a risk item is above zero or has no answer.',
  open: 'How have things been since we met?',
  review: 'Look at the score together: change since last time and since the start.',
  link: 'What happened in the problem area this week, and how did mood move with it?',
  focus: 'Work on the focus with the strategies of its area.',
  praise:
    'Praise what went well. Where something was hard, name the symptom that got in the way, and find options.',
  close: 'Sum up, and say again what the patient has chosen.',
}

const focusWords: Readonly<Record<TreatmentPhase, string>> = {
  initial: 'Work on what is still open of the initial phase, in whatever order serves.',
  middle: 'Work on the focus with the strategies of its area.',
  termination: 'Work on the ending: progress, feelings, what may come, and a plan.',
}

function step(
  name: AgendaStep['step'],
  prompts: readonly (Prompt | null)[],
  words = stepWords[name],
): AgendaStep {
  return { step: name, words, prompts: prompts.filter((prompt) => prompt !== null) }
}

function componentsPrompt(
  { initialSessions }: { readonly initialSessions: number },
  { k }: SessionCount,
  { checklist }: AgendaHistory,
): Prompt | null {
  return openComponentsPrompt(checklist, { session: k, initialSessions })
}

function sentenceCase(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

/** When the cue of a session on grief comes, in minutes before its end (IPT-117). */
export const settleCue = { minutesBeforeEnd: settleBeforeEndMinutes, source: 'IPT-117 b' } as const
