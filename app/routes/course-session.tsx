import { data, redirect } from 'react-router'

import { OpenComponents } from '#features/initial-phase/index.ts'
import { readOpenInSession } from '#features/initial-phase/index.server.ts'
import { SessionView, readNoteText, type SessionAnswer } from '#features/sessions/index.ts'
import {
  addAddendum,
  keepLateReason,
  readSession,
  readSessionPage,
  saveDraft,
  signNote,
  startSession,
  undoStart,
  writeSession,
} from '#features/sessions/index.server.ts'
import { formOf } from '#platform/http/form-of.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { newId, readId, type AppointmentId, type CourseId } from '#platform/ids.ts'
import type { Result } from '#platform/result.ts'

import type { Route } from './+types/course-session'

export const meta: Route.MetaFunction = ({ params }) => [{ title: `Session ${params.n} · Kith` }]

export const loader = guard(
  readSession,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof readSession>) => {
    const { courseId, number } = placeOf(params)
    const page = valueOr(await readSessionPage(call, courseId, number))
    const open = valueOr(await readOpenInSession(call, courseId, number))
    return { page, open, writer: newId(), formKey: newId(), printed: { by: call.actor.name, at: call.at } }
  },
)

export const action = guard(
  writeSession,
  async ({ call, request, params }: Guarded<Route.ActionArgs, typeof writeSession>) => {
    const { courseId, number } = placeOf(params)
    const here = `/courses/${courseId}/sessions/${number}`
    const form = await formOf(request)
    const asked = form.get('intent')
    const intent = typeof asked === 'string' ? asked : ''
    const key = readId(form.get('key')) ?? newId()
    const body = readNoteText(form.get(intent === 'addendum' ? 'addendum' : 'body'))
    const save = { courseId, number, body, ...turnOf(form) }
    switch (intent) {
      case 'start': {
        const appointmentId = readId<'appointments'>(form.get('appointment')) ?? ('' as AppointmentId)
        if (appointmentId === '') throw respond({ kind: 'absent' })
        return answer(await startSession(call, { courseId, number, appointmentId, key }), here, intent, '')
      }
      case 'undo-start':
        return answer(await undoStart(call, { courseId, number, key }), here, intent, '')
      case 'late-reason': {
        const reason = readNoteText(form.get('reason'))
        return answer(await keepLateReason(call, { courseId, number, reason, key }), here, intent, reason)
      }
      case 'save':
        return answer(await saveDraft(call, save), here, intent, body)
      case 'sign':
        return answer(await signNote(call, { ...save, key }), here, intent, body)
      case 'addendum':
        return answer(await addAddendum(call, { courseId, number, body, key }), here, intent, body)
      default:
        throw respond({ kind: 'absent' })
    }
  },
)

export default function CourseSession({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <SessionView
      {...loaderData}
      answer={actionData ?? null}
      initialPhase={
        loaderData.open === null ? null : (
          <OpenComponents
            {...loaderData.open}
            session={loaderData.page.number}
            here={`/courses/${loaderData.page.header.course.id}`}
          />
        )
      }
    />
  )
}

function placeOf(params: { course: string; n: string }): { courseId: CourseId; number: number } {
  const courseId = readId<'courses'>(params.course)
  if (courseId === null || !/^[1-9]\d{0,2}$/.test(params.n)) throw respond({ kind: 'absent' })
  return { courseId, number: Number(params.n) }
}

function turnOf(form: FormData): { version: number; writer: string; turn: number } {
  const version = Number(form.get('version'))
  const turn = Number(form.get('turn'))
  return {
    version: Number.isSafeInteger(version) && version >= 0 ? version : 0,
    writer: readId(form.get('writer')) ?? newId(),
    turn: Number.isSafeInteger(turn) && turn > 0 && turn < 2 ** 31 ? turn : 1,
  }
}

/** Done leads back to the page; what was not done comes back with everything typed. */
function answer(result: Result<unknown>, here: string, intent: string, typed: string) {
  const back: SessionAnswer = { intent, problem: null, fields: {}, typed, theirs: null }
  if (result.ok) {
    const value = result.value as { outcome?: string; theirs?: SessionAnswer['theirs'] } | null
    if (value?.outcome !== 'conflict') throw redirect(here, 303)
    return data({ ...back, theirs: value.theirs ?? null }, 409)
  }
  const { problem } = result
  if (problem.kind === 'invalid') return data({ ...back, fields: problem.fields }, 400)
  if (problem.kind === 'refused') return data({ ...back, problem: problem.code }, 422)
  if (problem.kind === 'conflict') return data({ ...back, problem: problem.code }, 409)
  throw respond(problem)
}
