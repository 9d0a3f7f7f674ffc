import { findInstrument, missingItems, readAnswers } from '@kith/ipt'
import type { Answers, Instant, Instrument, ItemId } from '@kith/ipt'

import type { LinkActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { PatientId } from '#platform/ids.ts'
import { done, fail, type Problem, type Result } from '#platform/result.ts'

import { answerPolicy } from './check-ins.policy.ts'
import { keepUnfinished } from './keep-unfinished.server.ts'
import { takeLink } from './link-store.server.ts'
import { storeCheckIn } from './store-check-in.server.ts'

/** What a form sent, before it is read. */
export type Submission = {
  /** Made with the page: a repeated send stores once (SEC-062). */
  key: string
  instrument: string
  answers: Readonly<Record<string, unknown>>
  /** The gaps have been pointed out; now the form counts as it is (MEAS-018). */
  sawGaps: boolean
  startedAt: Instant | null
}

export type Submitted = { state: 'stored' } | { state: 'gaps'; missing: readonly ItemId[] }

/**
 * Takes in what a patient answered. With gaps it comes back once, and what was answered so far is looked after; sent
 * again it is stored as it is. The link is used up by the same transaction that stores the answers.
 */
export async function submitCheckIn(
  call: Call<LinkActor>,
  submission: Submission,
): Promise<Result<Submitted>> {
  const instrument = findInstrument(submission.instrument)
  if (instrument === null) return fail({ kind: 'absent' })
  const read = readAnswers(instrument, submission.answers)
  if (!read.ok) return fail(fieldProblems(read.problem.fields))
  const missing = missingItems(instrument, read.value)
  if (missing.length > 0 && !submission.sawGaps) {
    const kept = await keepUnfinished(call, read.value)
    return kept.ok ? done({ state: 'gaps', missing }) : kept
  }
  return store(call, submission, instrument, read.value)
}

export function fieldProblems(fields: readonly { field: string; code: string }[]): Problem {
  return { kind: 'invalid', fields: Object.fromEntries(fields.map(({ field, code }) => [field, code])) }
}

function store(
  call: Call<LinkActor>,
  submission: Submission,
  instrument: Instrument,
  answers: Answers,
): Promise<Result<Submitted>> {
  const spec = {
    policy: answerPolicy,
    subject: { kind: 'link', id: call.actor.linkId },
    action: null, // storeCheckIn writes it: the patient is known only from the link
    once: { key: submission.key, body: answers },
  } as const
  return command(call, spec, async (work) => {
    const link = await takeLink(work.tx, call.actor.linkId, call.at)
    if (link === null || link.instrument !== instrument.id) return fail({ kind: 'absent' })
    await storeCheckIn(work, call, {
      courseId: link.course_id,
      patientId: link.patient_id as PatientId,
      appointmentId: link.appointment_id,
      instrument,
      answers,
      mode: 'self',
      language: 'en',
      startedAt: submission.startedAt,
      submittedAt: call.at,
      linkId: call.actor.linkId,
      enteredBy: null,
      replaces: null,
    })
    return done<Submitted>({ state: 'stored' })
  })
}
