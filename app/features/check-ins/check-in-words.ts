import type { InstrumentId } from '@kith/ipt'

import type { CheckInMode } from './check-in-row.ts'

/** What the questions are about, for the one sentence that teaches it (IPT-113). */
export const symptomOf: { readonly [Id in InstrumentId]?: string } = {
  'phq-9': 'depression',
  'phq-2': 'depression',
  'gad-7': 'anxiety',
  cudos: 'depression',
  'qids-sr16': 'depression',
}

/** Beside a question that came back. */
export const answerProblemWords: Readonly<Record<string, string>> = {
  'answers/out-of-range': 'This answer could not be read. Please choose one of these.',
  'answers/unreadable': 'This answer could not be read. Please choose one of these.',
  'answers/unknown-item': 'The form held an answer to a question that is not on it.',
}

/** Beside a field of the form in which staff enter answers. */
export const entryProblemWords: Readonly<Record<string, string>> = {
  ...answerProblemWords,
  'answers/left-out': 'No answer here yet. If they gave none, choose “No answer”.',
  'check-in/other-appointment': 'Choose an appointment of this course.',
  'check-in/in-the-future': 'This moment has not come yet. Give the day on which they answered.',
  'check-in/reason-needed': 'Say why it is corrected: the first entry stays beside this one.',
  'check-in/reason-too-long': 'Please keep the reason under 1,000 characters.',
  'check-in/already-corrected': 'Somebody has corrected this check-in already. Open the newer one.',
  'day/unreadable': 'Give the day as day, month and year.',
  'day/not-in-calendar': 'There is no such day.',
}

/** Beside the field in which a patient chooses a PIN. */
export const pinProblemWords: Readonly<Record<string, string>> = {
  'pin/digits': 'A PIN is four to eight digits.',
  'pin/too-easy': 'This one would be tried first: not all the same digit, and not counting up or down.',
}

export const gapWords = 'You left this one out. You can answer it now, or leave it out.'

/** How it was given, as staff read it (MEAS-014, SEC-025). */
export const modeWords: Record<CheckInMode, string> = {
  self: 'by link, not verified',
  kiosk: 'on a device at the clinic',
  telephone: 'read out by telephone',
  paper: 'from a paper form',
}

/** Every fixed sentence that a patient reads on these pages, so that they can be looked through for words that blame. */
export const patientWords = {
  title: 'A few questions',
  short: 'It takes about a minute. There is no right or wrong answer, and you can leave any question out.',
  when: 'Who sees your answers, and when',
  teaches: (symptom: string) =>
    `Each question is about one symptom of ${symptom}. Looking at them one by one helps you to notice them, and to see what changes.`,
  send: 'Send',
  anew: 'Start with an empty form',
  gaps: 'Some questions have no answer',
  gapsMore:
    'Answer them if you like, or send the form as it is. What you have answered so far is kept for the people who treat you, also if you stop here.',
  notStored: 'Your answers are not stored',
  notStoredMore:
    'We cannot store anything at the moment. Your answers are still on this page: keep it open, and press Send again in a few minutes.',
  unsure: 'We cannot tell yet whether your answers are stored',
  unsureMore:
    'Your answers are still on this page: keep it open, and press Send again. They will not be counted twice.',
  stored: 'Your answers are stored',
  talk: 'I need to talk now',
  talkMore:
    'Call one of the numbers above. You do not have to be in danger to call. You can also ring the people who treat you and say that you would like to talk before your next appointment.',
  thoughts:
    'For everyone who fills this in: thoughts of not wanting to live can be part of depression. They can pass, and talking with somebody helps.',
  next: 'What happens next',
  nextMore: 'You will look at your answers together at your next appointment. You can close this page.',
  neutral: 'This page is not open',
  neutralMore:
    'Part of the address may be missing, or it may no longer be in use. If you were asked to fill in a form, ask the people who sent you here for a new link.',
  pin: 'Please give your PIN',
  pinMore: 'You chose it when you agreed to be sent this link.',
  pinSend: 'Go on',
  pinWrong: (left: number) =>
    `This is not the PIN. You can try ${left === 1 ? 'once more' : `${left} more times`}; then this link closes.`,
  pinForgotten: 'If it does not come to mind, ask the people who sent you here for a new one.',
  away: 'This page cannot be shown at the moment',
  awayMore:
    'Please try again in a few minutes. If you pressed Send just now, open the link again: if it no longer opens, your answers are stored.',
} as const
