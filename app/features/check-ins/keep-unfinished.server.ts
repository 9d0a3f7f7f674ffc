import { findInstrument, riskSignals, type Answers, type Instant } from '@kith/ipt'

import type { LinkActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { inClinic } from '#platform/db/database.server.ts'
import { newId, readId, type LinkId, type PatientId } from '#platform/ids.ts'
import type { Job, Recurring, SystemCall } from '#platform/jobs/worker.server.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { raiseAlerts } from '#features/alerts/index.server.ts'

import { answerPolicy, checkInJobPolicy } from './check-ins.policy.ts'
import { linkInForce } from './link-store.server.ts'
import { answersOf, previousAnswers } from './read-check-ins.server.ts'

/** How long an unfinished form may wait to be sent before its risk answers reach somebody without it (HAZ-002). */
export const unfinishedFor = 30 * 60_000

/** Keeps what a form with gaps holds so far, beside the record: it becomes part of it only when it is sent. */
export function keepUnfinished(call: Call<LinkActor>, answers: Answers): Promise<Result<null>> {
  const { linkId, clinicId } = call.actor
  const subject = { kind: 'link', id: linkId } as const
  return command(call, { policy: answerPolicy, subject, action: null }, async (work) => {
    if ((await linkInForce(work.tx, linkId, call.at)) === undefined) return fail({ kind: 'absent' })
    const kept = JSON.stringify(answers)
    const waiting = await work.tx
      .updateTable('unfinished_forms')
      .set({ answers: kept })
      .where('link_id', '=', linkId)
      .where('judged_at', 'is', null)
      .executeTakeFirst()
    // The time runs from the first of several sendings: a later one puts nothing off.
    if (waiting.numUpdatedRows > 0n) return done(null)
    const begun = { answers: kept, at: call.at, judged_at: null }
    await work.tx
      .insertInto('unfinished_forms')
      .values({ clinic_id: clinicId, id: newId(), link_id: linkId, ...begun })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'link_id']).doUpdateSet(begun))
      .execute()
    await work.addJob('judge-unfinished', { clinicId, linkId }, { runAt: later(call.at, unfinishedFor) })
    return done(null)
  })
}

/** Looks at a form that was begun and not sent. What it says about risk is raised; the form itself stays unfinished. */
export const judgeUnfinished: Job = {
  policy: checkInJobPolicy,
  async run(call, payload) {
    const linkId: LinkId | null = readId(payload['linkId'])
    if (linkId !== null) await judge(call, linkId)
  },
}

/** The same for every form that has waited longer: a process may have been killed with the job in its hands. */
export const judgeLeftForms: Recurring = {
  cron: '*/5 * * * *',
  policy: checkInJobPolicy,
  async run(call) {
    const waiting = await inClinic(call.db, { clinic: call.actor.clinicId, actor: null }, (tx) =>
      tx
        .selectFrom('unfinished_forms')
        .select('link_id')
        .where('judged_at', 'is', null)
        .where('at', '<=', later(call.at, -unfinishedFor))
        .execute(),
    )
    for (const form of waiting) await judge(call, form.link_id)
  },
}

async function judge(call: SystemCall, linkId: LinkId): Promise<void> {
  await command(call, { policy: checkInJobPolicy, subject: null, action: null }, async (work) => {
    const form = await work.tx
      .selectFrom('unfinished_forms as f')
      .innerJoin('check_in_links as l', (join) =>
        join.onRef('l.clinic_id', '=', 'f.clinic_id').onRef('l.id', '=', 'f.link_id'),
      )
      .select(['f.id', 'f.answers', 'l.course_id', 'l.patient_id', 'l.used_at', 'l.instrument'])
      .where('f.link_id', '=', linkId)
      .where('f.judged_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    const instrument = form === undefined ? null : findInstrument(form.instrument)
    if (form === undefined || instrument === null) return done(null)
    await work.tx
      .updateTable('unfinished_forms')
      .set({ judged_at: call.at })
      .where('id', '=', form.id)
      .execute()
    if (form.used_at !== null) return done(null)
    const answers = answersOf(instrument, form.answers)
    const before = await previousAnswers(work.tx, form.course_id, instrument, call.at)
    await raiseAlerts(work, call, {
      patientId: form.patient_id as PatientId,
      courseId: form.course_id,
      checkInId: null,
      // A question not reached yet says nothing; one that was answered does.
      signals: riskSignals(instrument, answers, before).filter(({ answer }) => answer !== null),
    })
    return done(null)
  })
}

function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString() as Instant
}
