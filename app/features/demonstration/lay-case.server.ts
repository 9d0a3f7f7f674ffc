import { addDays, phaseOfSession, type Day, type Instant } from '@kith/ipt'

import {
  addAppointment,
  beginTermination,
  endCourse,
  markMissed,
  startCourse,
} from '#features/courses/index.server.ts'
import { addPatient, confirmContact } from '#features/patients/index.server.ts'
import { newId, type AppointmentId, type CourseId, type PatientId } from '#platform/ids.ts'

import { maintenanceEveryWeeks, weeksOf } from './demo-calendar.ts'
import { planOfCase, type DemoCase } from './demo-case.ts'
import { after, callBy, clinicInstant, lookInto, must, type DemoScene } from './demo-scene.server.ts'
import { layAssessment } from './lay-assessment.server.ts'
import { layCircle } from './lay-circle.server.ts'
import { layFocus } from './lay-focus.server.ts'
import { holdSession, prepareComing } from './lay-session.server.ts'
import { layWork } from './lay-work.server.ts'
import { agreeOnContractIn, writeContract } from './lay-contract.server.ts'
import { layTimeline } from './lay-timeline.server.ts'
import { randomFrom } from './random.ts'

export type DemoMeeting = { id: AppointmentId; startsAt: Instant; day: Day }

/** Lays one case from the first contact to today, in the order in which it would have happened. Answers the links that are open. */
export async function layCase(scene: DemoScene, one: DemoCase, number: number): Promise<string[]> {
  const weeks = weeksOf(one, scene.today)
  const patientId = await admit(scene, one, number, addDays(weeks.first, -10))
  const plannedAtFirst = one.moreSessions?.from ?? one.planned
  const days = Array.from({ length: plannedAtFirst }, (_, index) => addDays(weeks.first, 7 * index))
  const begun = await begin(scene, one, patientId, days, {
    kind: 'acute',
    everyWeeks: 1,
    acuteCourseId: null,
  })
  const { courseId } = begun
  const begunCourse = { courseId, patientId }
  const meetings = [...begun.meetings]
  let held = 0
  for (let index = 0; index < weeks.past; index += 1) {
    const meeting = meetings[index]
    if (meeting === undefined) throw new Error('more sessions than appointments')
    if (one.missedBefore?.includes(held + 1) === true && meetings.length === one.planned) {
      meetings.push(await miss(scene, one, courseId, meeting, addDays(days.at(-1) as Day, 7)))
      continue
    }
    held += 1
    await steer(scene, one, begunCourse, held, meeting)
    await holdSession(scene, one, { courseId, patientId, meeting, number: held, seed: number })
    await layAssessment(scene, one, { courseId, meeting, number: held })
    await layTimeline(scene, one, { courseId, meeting, number: held })
    await layCircle(scene, one, { courseId, meeting, number: held, seed: number })
    await layWork(scene, one, { courseId, meeting, number: held, seed: number })
    await workOnContract(scene, one, courseId, held, meeting)
  }
  if (one.ended !== undefined) {
    await conclude(scene, one, { courseId, patientId, lastOn: weeks.last, seed: number })
    return []
  }
  const coming = meetings[weeks.past]
  if (coming === undefined) return []
  await steer(scene, one, begunCourse, held + 1, coming, true)
  return prepareComing(scene, one, { courseId, patientId, meeting: coming, number: held + 1, seed: number })
}

/** Somebody who has been added, and no more. */
export async function admit(
  scene: DemoScene,
  one: Pick<DemoCase, 'name' | 'preferredName' | 'bornOn' | 'clinician'> & Partial<DemoCase>,
  number: number,
  day: Day,
): Promise<PatientId> {
  const random = randomFrom(number)
  const byMail = one.contact === 'email'
  const typed = {
    name: one.name,
    preferredName: one.preferredName ?? '',
    birthOn: one.bornOn,
    number: `R-${2100 + number * 7}`,
    // Numbers of 07700 900 and the domain .example are kept for invented people.
    phone: `07700 900${String(100 + number).padStart(3, '0')}`,
    email: byMail ? `${one.name.toLowerCase().replaceAll(' ', '.')}@patients.example` : '',
    ...(byMail
      ? { channel: 'email', agreedOn: day, wording: random.next() < 0.5 ? 'appointment' : 'form' }
      : {}),
  }
  const call = callBy(scene, one.clinician, clinicInstant(day, `09:${String(random.between(10, 50))}`))
  const { patientId } = await must(`add patient ${number}`, addPatient(call, typed, { key: newId() }))
  return patientId
}

async function begin(
  scene: DemoScene,
  one: DemoCase,
  patientId: PatientId,
  days: readonly Day[],
  course: { kind: 'acute' | 'maintenance'; everyWeeks: number; acuteCourseId: CourseId | null },
): Promise<{ courseId: CourseId; meetings: DemoMeeting[] }> {
  const first = days[0] as Day
  const call = callBy(scene, one.clinician, clinicInstant(addDays(first, -6), '16:45'))
  const wish = {
    ...course,
    plannedSessions: days.length,
    reason: null,
    minutes: 50,
    format: one.format,
    supervisorId: one.isSupervised ? scene.staff.judith.staffId : null,
    sessions: days.map((day) => ({ day, time: one.time })),
  }
  const started = await must(
    `start a course of ${one.name}`,
    startCourse(call, patientId, wish, { key: newId() }),
  )
  const meetings = started.appointmentIds.map((id, index) => {
    const day = days[index] as Day
    return { id, day, startsAt: clinicInstant(day, one.time) }
  })
  return { courseId: started.courseId, meetings }
}

/** A meeting that did not take place moves no number; the course gets its session back at the end (IPT-011). */
async function miss(
  scene: DemoScene,
  one: DemoCase,
  courseId: CourseId,
  meeting: DemoMeeting,
  instead: Day,
): Promise<DemoMeeting> {
  const call = callBy(scene, one.clinician, after(meeting.startsAt, 30))
  await must(
    'mark a missed session',
    markMissed(call, courseId, { appointmentId: meeting.id, version: 1 }, { key: newId() }),
  )
  const at = { day: instead, time: one.time }
  const added = await must('add a session', addAppointment(call, courseId, { at }, { key: newId() }))
  return {
    id: added.changes[0]?.id as AppointmentId,
    day: instead,
    startsAt: clinicInstant(instead, one.time),
  }
}

/** What opens a phase before session `number`: the agreed focus, and the beginning of the end. */
async function steer(
  scene: DemoScene,
  one: DemoCase,
  { courseId, patientId }: { courseId: CourseId; patientId: PatientId },
  number: number,
  meeting: DemoMeeting,
  isComing = false,
): Promise<void> {
  const plan = planOfCase(one)
  const { initial } = plan.phases
  const edit = async () => ({ key: newId(), version: await versionOf(scene, courseId) })
  if (number === initial + 1) {
    const version = await versionOf(scene, courseId)
    await layFocus(scene, one, { courseId, session: initial, nextOn: meeting.day, version })
    if (one.isFocusOpen !== true) {
      const call = callBy(scene, one.clinician, clinicInstant(addDays(meeting.day, -7), '17:35'))
      await must('ask how to reach them', confirmContact(call, patientId))
      // Agreed at the end of the last initial session, a week before this one.
      await agreeOnContractIn(scene, one, courseId, { day: addDays(meeting.day, -7), session: initial })
    }
  }
  const phase = phaseOfSession(plan, number, { focusAgreed: true })
  const before = phaseOfSession(plan, number - 1, { focusAgreed: true })
  const isTurn =
    phase.ok && phase.value.phase === 'termination' && before.ok && before.value.phase !== 'termination'
  if (isTurn && !isComing) {
    const call = callBy(scene, one.clinician, after(meeting.startsAt, 3))
    await must('begin the termination', beginTermination(call, courseId, await edit()))
    await must('ask how to reach them', confirmContact(call, patientId))
  }
}

/** A contract that is still being written, and one that was changed: agreed anew, with the reason. */
async function workOnContract(
  scene: DemoScene,
  one: DemoCase,
  courseId: CourseId,
  session: number,
  { day }: DemoMeeting,
): Promise<void> {
  if (session === 1 && one.draft !== undefined) {
    await writeContract(scene, one, courseId, { day, fields: one.draft })
  }
  if (session === 1 && one.boundaries !== undefined) {
    const { initial, termination } = one.boundaries
    const ends = {
      [`phases.${one.planned}.initial`]: String(initial),
      [`phases.${one.planned}.termination`]: String(termination),
    }
    await writeContract(scene, one, courseId, { day, fields: ends })
  }
  if (session !== one.moreSessions?.inSession) return
  await writeContract(scene, one, courseId, { day, fields: { sessions: String(one.planned) } })
  await agreeOnContractIn(scene, one, courseId, { day, session, reason: one.moreSessions.reason })
}

/** Ends the course, and follows it up where that was agreed. */
async function conclude(
  scene: DemoScene,
  one: DemoCase,
  course: { courseId: CourseId; patientId: PatientId; lastOn: Day; seed: number },
): Promise<void> {
  const { courseId, patientId, lastOn, seed } = course
  const { how, maintenance } = one.ended as NonNullable<DemoCase['ended']>
  const typed = { ending: how, endedOn: lastOn }
  const call = callBy(scene, one.clinician, clinicInstant(lastOn, '18:30'))
  const edit = { key: newId(), version: await versionOf(scene, courseId) }
  await must('end a course', endCourse(call, courseId, typed, edit))
  if (maintenance === undefined) return
  const days = Array.from({ length: maintenance.planned }, (_, index) =>
    addDays(lastOn, 7 * maintenanceEveryWeeks * (index + 1)),
  )
  const kept = await begin(scene, one, patientId, days, {
    kind: 'maintenance',
    everyWeeks: maintenanceEveryWeeks,
    acuteCourseId: courseId,
  })
  const steady: DemoCase = {
    ...one,
    curve: { from: one.curve.to, to: one.curve.to, shape: 'steady' },
    gaps: {},
    risk: {},
    without: [],
  }
  for (let number = 1; number <= maintenance.held; number += 1) {
    const meeting = kept.meetings[number - 1]
    if (meeting === undefined) continue
    const session = {
      courseId: kept.courseId,
      patientId,
      meeting,
      number,
      seed: seed + 500,
      isMaintenance: true,
    }
    await holdSession(scene, steady, session)
    if (number === 1) await agreeOnContractIn(scene, one, kept.courseId, { day: meeting.day, session: 1 })
  }
}

async function versionOf(scene: DemoScene, courseId: CourseId): Promise<number> {
  const course = await lookInto(scene, (tx) =>
    tx.selectFrom('courses').select('version').where('id', '=', courseId).executeTakeFirstOrThrow(),
  )
  return course.version
}
