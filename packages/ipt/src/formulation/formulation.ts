import type { ApproximateDate } from '../events/approximate-date.ts'
import { sayApproximateDate } from '../events/say-date.ts'
import type { IsolationWord, PatientText } from '../problem-areas/area.ts'
import { areaNamesEn, patientText, patientWordFor } from '../problem-areas/area.ts'
import type { Focus } from '../problem-areas/focus.ts'
import { areasOf } from '../problem-areas/focus.ts'
import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import type { CourseType } from '../timeline/onset.ts'

/** What of the chart a formulation is composed of (IPT-076). Empty texts are named as missing. */
export type FormulationChart = {
  /** The diagnosis as the clinician recorded it. */
  readonly diagnosis: string
  /** The name that was released to the patient; empty while none was (IPT-040). */
  readonly diagnosisForPatient: string
  readonly courseType: CourseType
  /** The start of the syndrome, or the worsening that is the anchor. */
  readonly anchor: ApproximateDate | null
  readonly focus: Focus | null
  readonly isolationWord: IsolationWord | null
  /** What happened, and how it hangs together with the episode: the explicit link. */
  readonly link: { readonly forClinician: string; readonly forPatient: string }
  /** In the patient's own words. */
  readonly goals: readonly string[]
  readonly plannedSessions: number
}

export type FormulationGap =
  | 'diagnosis'
  | 'diagnosis-for-patient'
  | 'anchor'
  | 'focus'
  | 'link'
  | 'link-for-patient'
  | 'goals'

/** Two texts to be edited, and what the chart did not hold. */
export type FormulationDraft = {
  readonly clinician: string
  readonly patient: PatientText
  readonly missing: readonly FormulationGap[]
}

/**
 * Composes a formulation from the chart, in the clinician's and in the patient's words (IPT-076, IPT-079). What
 * is missing is left out of the text and named. Nothing here is agreed: see {@link agreeFormulation}. Refused:
 * `focus/label-missing` while no word for the patient is chosen; `focus/denied-word` when a text for the
 * patient holds the word of IPT-078.
 *
 * @example composeFormulation(chart) // { ok: true, value: { patient: 'You have depression, …', missing: [], … } }
 */
export function composeFormulation(
  chart: FormulationChart,
): Result<FormulationDraft, Refused<'focus/label-missing' | 'focus/denied-word'>> {
  const areas = chart.focus === null ? [] : areasOf(chart.focus)
  const words: string[] = []
  for (const area of areas) {
    const word = patientWordFor(area, chart.isolationWord)
    if (!word.ok) return word
    words.push(word.value)
  }
  const patient = patientText(patientParts(chart, words).join(' '))
  if (!patient.ok) return refuse('focus/denied-word')
  const clinician = clinicianParts(
    chart,
    areas.map((area) => areaNamesEn[area]),
  ).join(' ')
  return ok({ clinician, patient: patient.value, missing: gapsIn(chart) })
}

function clinicianParts(chart: FormulationChart, areas: readonly string[]): string[] {
  const { courseType, anchor, plannedSessions } = chart
  const kind = { episodic: 'Onset', chronic: 'Chronic; worse', double: 'Double depression; worse' }[
    courseType
  ]
  return [
    sentence('Diagnosis: ', chart.diagnosis),
    anchor === null ? '' : `${kind} ${sayApproximateDate(anchor)}.`,
    areas.length === 0 ? '' : `Focus: ${areas.join('; second: ')}.`,
    sentence('Link: ', chart.link.forClinician),
    goalsWords('Goals in the patient\u2019s words: ', chart.goals),
    `${plannedSessions} sessions planned.`,
  ].filter((part) => part !== '')
}

function patientParts(chart: FormulationChart, words: readonly string[]): string[] {
  const { anchor, courseType, plannedSessions } = chart
  const began = courseType === 'episodic' ? 'It began' : 'It became clearly worse'
  return [
    sentence(
      'You have ',
      chart.diagnosisForPatient,
      ', an illness that can be treated. It is not your fault',
    ),
    anchor === null ? '' : `${began} ${whenClause(anchor)}.`,
    sentence('What was happening around then: ', chart.link.forPatient),
    words.length === 0
      ? ''
      : `We call this ${words.join(' and ')}, and that is what we will work on together.`,
    goalsWords('What you want: ', chart.goals),
    `We have planned ${plannedSessions} sessions. When things in your relationships get better, mood tends to follow, and the other way round.`,
  ].filter((part) => part !== '')
}

function whenClause(anchor: ApproximateDate): string {
  const isDay = anchor.kind === 'point' && anchor.at.precision === 'day' && anchor.at.qualifier === ''
  if (isDay) return `on ${sayApproximateDate(anchor)}`
  const said = sayApproximateDate(anchor)
  return /^(?:about|perhaps|since|until|from)/.test(said) ? said : `in ${said}`
}

function sentence(before: string, text: string, after = ''): string {
  const plain = text.trim().replace(/\.$/, '')
  return plain === '' ? '' : `${before}${plain}${after}.`
}

function goalsWords(before: string, goals: readonly string[]): string {
  const said = goals.map((goal) => goal.trim()).filter((goal) => goal !== '')
  return said.length === 0 ? '' : `${before}${said.map((goal) => `\u201c${goal}\u201d`).join('; ')}.`
}

function gapsIn(chart: FormulationChart): FormulationGap[] {
  const isEmpty = (text: string) => text.trim() === ''
  const gaps: readonly (readonly [boolean, FormulationGap])[] = [
    [isEmpty(chart.diagnosis), 'diagnosis'],
    [isEmpty(chart.diagnosisForPatient), 'diagnosis-for-patient'],
    [chart.anchor === null, 'anchor'],
    [chart.focus === null, 'focus'],
    [isEmpty(chart.link.forClinician), 'link'],
    [isEmpty(chart.link.forPatient), 'link-for-patient'],
    [chart.goals.every(isEmpty), 'goals'],
  ]
  return gaps.filter(([isMissing]) => isMissing).map(([, gap]) => gap)
}
