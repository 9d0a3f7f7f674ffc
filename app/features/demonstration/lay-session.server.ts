import { addDays, phaseOfSession, phq9, daysBetween, type Instant } from '@kith/ipt'

import { closeAlert, takeAlert } from '#features/alerts/index.server.ts'
import { enterCheckIn, makeCheckInLink, submitCheckIn } from '#features/check-ins/index.server.ts'
import { readSessionPage, saveDraft, signNote, startSession } from '#features/sessions/index.server.ts'
import { newId, type CourseId, type PatientId } from '#platform/ids.ts'

import { answersBefore, type FormAnswers } from './demo-answers.ts'
import { planOfCase, type DemoCase } from './demo-case.ts'
import { draftOf, noteOf } from './demo-notes.ts'
import {
  after,
  callBy,
  callByLink,
  clinicInstant,
  lookInto,
  must,
  type DemoScene,
} from './demo-scene.server.ts'
import type { DemoMeeting } from './lay-case.server.ts'
import { randomFrom, type Random } from './random.ts'

export type DemoSession = {
  courseId: CourseId
  patientId: PatientId
  meeting: DemoMeeting
  number: number
  seed: number
  isMaintenance?: boolean
}

/** The check-in before a session, what came of it, the session itself and its note. */
export async function holdSession(scene: DemoScene, one: DemoCase, session: DemoSession): Promise<void> {
  const { courseId, meeting, number, isMaintenance = false } = session
  const random = randomFrom(session.seed * 100 + number)
  // Most answer in the evening before, some on the way.
  const sentAt =
    random.next() < 0.6 ? eveningBefore(meeting, random) : after(meeting.startsAt, -random.between(25, 110))
  await checkIn(scene, one, session, sentAt)
  const start = callBy(scene, one.clinician, after(meeting.startsAt, random.between(0, 4)))
  const wish = { courseId, number, appointmentId: meeting.id, key: newId() }
  await must('start a session', startSession(start, wish))
  // Who has opened what is looked up for the last weeks; the trail of older ones would only make the start slower.
  if (number > one.held - 3) await must('open the session', readSessionPage(start, courseId, number))
  const isLatest = number === one.held && !isMaintenance
  await lookAfterAlert(scene, one, session, { from: sentAt, isLatest })
  const typing = { courseId, number, version: 0, writer: newId(), turn: 1 }
  if (isLatest && one.isNoteOpen === true) {
    const call = callBy(scene, one.clinician, after(meeting.startsAt, 41))
    await must('begin a note', saveDraft(call, { ...typing, body: draftOf(one) }))
    return
  }
  const body = noteOf(one, number, isMaintenance ? 'maintenance' : phaseOf(one, number))
  const call = callBy(scene, one.clinician, after(meeting.startsAt, random.between(52, 66)))
  await must('sign a note', signNote(call, { ...typing, body, key: newId() }))
}

/** The next session: its link if it is near, and for today's what has been sent. Answers the links that are open. */
export async function prepareComing(
  scene: DemoScene,
  one: DemoCase,
  session: DemoSession,
): Promise<string[]> {
  const { meeting } = session
  const ahead = daysBetween(scene.today, meeting.day)
  if (ahead > 2) return []
  const isAnswered = ahead === 0 && one.today !== 'not-answered'
  if (isAnswered) {
    const lastEvening = eveningBefore(meeting, randomFrom(session.seed))
    const sentAt =
      one.today === 'risk-now' ? after(scene.now, -4) : earlier(lastEvening, after(scene.now, -20))
    await checkIn(scene, one, session, sentAt)
    if (one.today === undefined && isOver(scene, session)) await holdToday(scene, one, session)
    return []
  }
  const madeAt = earlier(after(meeting.startsAt, -24 * 60), after(scene.now, -60))
  const link = await must('make a link', makeCheckInLink(callBy(scene, one.clinician, madeAt), meeting.id))
  return [link.url]
}

function eveningBefore({ day }: DemoMeeting, random: Random): Instant {
  return clinicInstant(addDays(day, -1), `${random.between(18, 21)}:${random.between(10, 59)}`)
}

function isOver(scene: DemoScene, { meeting }: DemoSession): boolean {
  return Date.parse(after(meeting.startsAt, 70)) < Date.parse(scene.now)
}

/** What was held earlier today: its note has been begun, and waits to be signed. */
async function holdToday(scene: DemoScene, one: DemoCase, session: DemoSession): Promise<void> {
  const { courseId, meeting, number } = session
  const wish = { courseId, number, appointmentId: meeting.id, key: newId() }
  await must('start a session', startSession(callBy(scene, one.clinician, after(meeting.startsAt, 2)), wish))
  const typing = { courseId, number, version: 0, writer: newId(), turn: 1 }
  const call = callBy(scene, one.clinician, after(meeting.startsAt, 48))
  await must('begin a note', saveDraft(call, { ...typing, body: draftOf(one) }))
}

async function checkIn(scene: DemoScene, one: DemoCase, session: DemoSession, at: Instant): Promise<void> {
  const answers = answersBefore(one, session.number, session.seed)
  if (answers !== null && one.byTelephone?.includes(session.number) === true) {
    return readOut(scene, one, session, answers)
  }
  const madeAt = earlier(after(session.meeting.startsAt, -24 * 60), after(at, -30))
  const link = await must(
    'make a link',
    makeCheckInLink(callBy(scene, one.clinician, madeAt), session.meeting.id),
  )
  if (answers === null) return
  const startedAt = new Date(
    Date.parse(at) - randomFrom(session.seed + session.number).between(38, 140) * 1_000,
  )
  await must(
    'send a check-in',
    submitCheckIn(callByLink(scene, link.id, at), {
      key: newId(),
      instrument: 'phq-9',
      answers,
      sawGaps: true,
      startedAt: startedAt.toISOString() as Instant,
    }),
  )
}

/** The items read out on the telephone at the beginning, and the answers typed in as they come. */
async function readOut(
  scene: DemoScene,
  one: DemoCase,
  session: DemoSession,
  answers: FormAnswers,
): Promise<void> {
  const call = callBy(scene, one.clinician, after(session.meeting.startsAt, -2))
  const entry = {
    key: newId(),
    answers,
    leftOut: phq9.items.map(({ id }) => id).filter((id) => answers[id] === undefined),
    mode: 'telephone',
    appointmentId: session.meeting.id,
    startedAt: after(call.at, -3),
    answeredOn: '',
  } as const
  await must('enter a check-in', enterCheckIn(call, session.courseId, entry))
}

/** What the answers raised: taken soon, and closed in the session with what was found. The latest is still being looked after. */
async function lookAfterAlert(
  scene: DemoScene,
  one: DemoCase,
  session: DemoSession,
  when: { from: Instant; isLatest: boolean },
): Promise<void> {
  const open = () =>
    lookInto(scene, (tx) =>
      tx
        .selectFrom('alerts')
        .select(['id', 'version', 'level', 'state'])
        .where('patient_id', '=', session.patientId)
        .where('state', '<>', 'closed')
        .executeTakeFirst(),
    )
  const raised = await open()
  if (raised === undefined) return
  const { startsAt, day } = session.meeting
  const takenAt = earlier(after(when.from, 14), after(startsAt, -1))
  const take = { alertId: raised.id, version: raised.version, key: newId() }
  await must('take an alert', takeAlert(callBy(scene, one.clinician, takenAt), take))
  if (when.isLatest) return
  const taken = await open()
  if (taken === undefined) return
  const fields = { ...closings[raised.level], stepsTried: null, nextReviewOn: addDays(day, 7) }
  const close = { alertId: taken.id, version: taken.version, key: newId(), fields }
  await must('close an alert', closeAlert(callBy(scene, one.clinician, after(startsAt, 46)), close))
}

const closings = {
  ask: {
    assessment:
      'Asked about item 9 at the start of the session. Left out by mistake; no thoughts of death or of self-harm.',
    outcome: 'continue-as-planned',
    nextStep: 'Ask again next week.',
  },
  review: {
    assessment:
      'Asked directly. Passing thoughts of not wanting to wake up, no plan, no intent, nothing at hand. Reasons for living named without being asked.',
    outcome: 'continue-as-planned',
    nextStep: 'Went through whom to ring at night. Ask at every session.',
  },
  priority: {
    assessment:
      'Asked directly and at length. Thoughts on most days, no plan and no intent, no earlier attempt. Spouse knows, with agreement. Agreed to put away the tablets at home.',
    outcome: 'more-contact',
    nextStep: 'A call on Thursday, and the crisis numbers on the fridge.',
  },
} as const

function phaseOf(one: DemoCase, number: number): 'initial' | 'middle' | 'termination' {
  const phase = phaseOfSession(planOfCase(one), number, { focusAgreed: true })
  return phase.ok ? phase.value.phase : 'middle'
}

function earlier(one: Instant, other: Instant): Instant {
  return Date.parse(one) < Date.parse(other) ? one : other
}
