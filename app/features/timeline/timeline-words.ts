import type { CourseType, EventSource, LifeEventType, MarkKind, Ongoing, ProblemArea } from '@kith/ipt'

import type { Severity, StretchKind } from './timeline.ts'

export const typeWords: Readonly<Record<LifeEventType, string>> = {
  death: 'A death',
  loss: 'Another loss',
  dispute: 'A dispute',
  work: 'Work or study',
  health: 'Health',
  housing: 'Housing or moving',
  other: 'Something else',
}

export const sourceWords: Readonly<Record<EventSource, string>> = {
  patient: 'the patient',
  clinician: 'the clinician',
  informant: 'somebody close',
  record: 'a record',
}

export const ongoingWords: Readonly<Record<Ongoing, string>> = {
  no: 'It is over',
  yes: 'It goes on',
  recurs: 'It comes again',
}

/** The page is looked at by both: the fourth lane has a name that the patient can hear (IPT-078). */
export const laneWords: Readonly<Record<ProblemArea, string>> = {
  grief: 'Grief',
  role_dispute: 'Role dispute',
  role_transition: 'Role transition',
  interpersonal_deficits: 'Being with others',
}

export const severityWords: Readonly<Record<Severity, string>> = {
  none: 'well',
  mild: 'mild',
  moderate: 'moderate',
  severe: 'severe',
}

export const stretchWords: Readonly<Record<StretchKind, string>> = {
  severity: 'Remembered severity',
  treatment: 'Treatment',
  medication: 'Medication',
  hospital: 'Hospital',
}

export const courseTypeWords: Readonly<Record<CourseType, string>> = {
  episodic: 'One episode with a beginning',
  chronic: 'Chronic: longer than two years',
  double: 'Double: an episode on top of dysthymia',
}

export const onsetWords = {
  'first-symptoms': 'First symptoms',
  syndrome: 'Full depression',
  worsening: 'It got worse',
} as const

/** What a mark speaks of. Never "cause" (IPT-064, IPT-065). */
export const markWords: Readonly<Record<MarkKind, string>> = {
  onset: 'Close to the onset',
  worsening: 'Close to a worsening',
  maintenance: 'Going on during the depression',
}

export function problemWords(code: string): string {
  return words[code] ?? 'This cannot be kept as it stands.'
}

const words: Readonly<Record<string, string>> = {
  'date/look-first': 'Look at how the date was read, above, then keep it, or say it in another way.',
  'event/what-missing': 'Say in a few words what happened.',
  'event/type-unknown': 'Choose what kind of event it was.',
  'event/source-unknown': 'Choose who told of it.',
  'event/ongoing-unknown': 'Choose whether it goes on.',
  'event/impact-out-of-range': 'A whole number from 0 to 10, or nothing.',
  'event/what-too-long': 'Up to 300 characters.',
  'event/person-unknown': 'Choose somebody of the inventory, or nobody.',
  'event/death-is-there': 'This death is on the timeline already: it stands in the inventory.',
  'event/people-too-many': 'Up to twenty people, each in up to 60 characters.',
  'stretch/kind-unknown': 'Choose what it was.',
  'stretch/severity-missing': 'Choose how bad it was.',
  'stretch/what-missing': 'Say which one.',
  'stretch/when-missing': 'Say from when to when, as well as it is known.',
  'onset/type-unknown': 'Choose how the depression runs.',
  'timeline/syndrome-before-symptoms':
    'The full depression cannot begin before its first symptoms. One of the two dates needs another look.',
  'timeline/onset-missing':
    'When the full depression began is not known yet: no event is marked as close to it.',
  'timeline/worsening-missing':
    'Ask when it clearly got worse: in a long depression that date stands in for the onset.',
  'timeline/death-is-in-the-inventory':
    'This death stands in the inventory. Take its mark back there, and it goes from here too.',
  'timeline/changed-meanwhile':
    'Somebody changed this in another place. What is stored now stands below; what you typed is still in the fields and is not stored yet.',
}
