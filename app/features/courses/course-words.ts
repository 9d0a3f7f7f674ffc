export type CoursePhase = 'initial' | 'middle' | 'termination' | 'maintenance' | 'ended'
export type CourseFormat = 'in-person' | 'video' | 'telephone'
export type ProblemArea = 'grief' | 'role_dispute' | 'role_transition' | 'interpersonal_deficits'
export type DeficitsLabel = 'interpersonal sensitivity' | 'social isolation'

export const phaseWords: Record<CoursePhase, string> = {
  initial: 'Initial',
  middle: 'Middle',
  termination: 'Termination',
  maintenance: 'Maintenance',
  ended: 'Ended',
}

export const formatWords: Record<CourseFormat, string> = {
  'in-person': 'In person',
  video: 'Video',
  telephone: 'Telephone',
}

/** For the clinician's eyes. What a patient is told comes from {@link patientAreaWords}. */
export const areaWords: Record<ProblemArea, string> = {
  grief: 'Grief',
  role_dispute: 'Role dispute',
  role_transition: 'Role transition',
  interpersonal_deficits: 'Interpersonal deficits',
}

/** The area as the patient hears it. The fourth has no name of its own here: the clinician picks one of two (IPT-078). */
export function patientAreaWords(area: ProblemArea, label: DeficitsLabel): string {
  return area === 'interpersonal_deficits' ? label : areaWords[area].toLowerCase()
}

export const endingWords = {
  completed: 'Completed',
  'ended-early': 'Ended early',
  transferred: 'Went on elsewhere',
} as const
