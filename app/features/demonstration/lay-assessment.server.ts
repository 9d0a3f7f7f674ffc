import { exclusionsEn, symptomNamesEn, type Symptom } from '@kith/ipt'

import { markAssessmentDone } from '#features/assessment/index.server.ts'
import { saveSheet } from '#features/sheets/index.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import { demoAssessments, demoAssessmentsBegun, type DemoAssessment } from './demo-assessments.ts'
import type { DemoCase } from './demo-case.ts'
import { after, callBy, must, type DemoScene } from './demo-scene.server.ts'
import type { DemoMeeting } from './lay-case.server.ts'

/** The assessment, filled in during the second session and marked done at its end; of some it is still begun. */
export async function layAssessment(
  scene: DemoScene,
  one: DemoCase,
  held: { courseId: CourseId; meeting: DemoMeeting; number: number },
): Promise<void> {
  const found = demoAssessments[one.name] ?? demoAssessmentsBegun[one.name]
  if (found === undefined || held.number !== 2) return
  const isDone = one.name in demoAssessments
  const values = isDone ? { ...begun(found), ...rest(found, held.meeting.day) } : begun(found)
  const changes = Object.entries(values).map(([name, to]) => ({ name, to, known: [''] }))
  const filling = callBy(scene, one.clinician, after(held.meeting.startsAt, 35))
  await must('fill in an assessment', saveSheet(filling, held.courseId, 'assessment', changes))
  if (!isDone) return
  const call = callBy(scene, one.clinician, after(held.meeting.startsAt, 48))
  await must('mark an assessment done', markAssessmentDone(call, held.courseId, { key: newId() }))
}

function begun(found: DemoAssessment): Record<string, string> {
  const answerOf = (symptom: Symptom) => {
    if (found.absent.includes(symptom)) return 'absent'
    return found.less?.includes(symptom) === true ? 'less-often' : 'present'
  }
  const symptoms = (Object.keys(symptomNamesEn) as Symptom[]).map((symptom) => [
    `symptom.${symptom}.answer`,
    answerOf(symptom),
  ])
  const [amount, unit] = found.lasted
  return {
    'basis.symptoms': found.symptoms,
    'basis.medical': found.medical,
    'basis.family': found.family,
    'basis.treatments': found.treatments,
    'basis.examination': found.seen,
    'usual-source': 'patient',
    'symptom.psychomotor.source': 'observation',
    'symptom.death.words': found.absent.includes('death') ? '' : 'see above, suicidality',
    ...Object.fromEntries(symptoms),
    'duration.amount': amount,
    'duration.unit': unit,
  }
}

function rest(found: DemoAssessment, day: string): Record<string, string> {
  const isDouble = found.runs === 'double'
  const yes = ['same-two-weeks', 'change-from-before', 'distress-or-impairment', 'impairment-or-effort']
  const no = [
    'substance-explains',
    'medical-explains',
    'psychotic-disorder-explains',
    'bereavement-explains',
    'manic-episode',
    'hypomanic-episode',
    'mixed-episode',
    'gap-over-two-months',
  ]
  const facts = [
    ...yes.map((name) => [name, 'yes']),
    ...no.map((name) => [name, 'no']),
    ['low-mood-two-years', found.runs === undefined ? 'no' : 'yes'],
    ['episode-during-low-years', isDouble ? 'yes' : 'no'],
    ['recent-loss', found.loss === undefined ? 'no' : 'yes'],
  ].map(([name, answer]) => [`fact.${name}.answer`, answer])
  const excluded = Object.keys(exclusionsEn).flatMap((name) => [
    [`exclusion.${name}.finding`, 'no'],
    [`exclusion.${name}.decided`, 'ruled out'],
  ])
  return {
    ...Object.fromEntries([...facts, ...excluded]),
    suicidality: `assessed:${day}`,
    'suicidality-words': found.asked,
    hospital: 'no',
    'hospital-words': 'Safe at home, comes to meetings, knows whom to ring.',
    'fact.recent-loss.words': found.loss ?? '',
    'exclusion.medical.check': 'result',
    'exclusion.medical.on': day,
    'exclusion.medical.result': 'TSH within limits',
    'exclusion.substances.check': 'not-indicated',
    classification: found.by,
    disorder: found.by === 'dsm-5-tr' ? 'major-depression' : 'depressive-episode',
    course: found.course,
    'earlier-episodes': found.course === 'single' ? '0' : '1',
    'months-between': found.course === 'single' ? '' : '24',
    now: 'current',
    'symptoms-now': 'criteria-met',
    severity: found.severity,
    psychotic: 'no',
    persistent: isDouble ? 'yes' : 'no',
    ...(found.by === 'icd-11' && found.runs === 'chronic' ? { 'specifier.persistent': 'yes' } : {}),
    code: found.code,
    named: 'yes',
    'named-words': `What you have is called ${found.released.toLowerCase()}. It is an illness, it is not your fault, and it can be treated.`,
    'named-reaction': 'Nodded; said it was good to have a word for it.',
    'released-name': found.released,
  }
}
