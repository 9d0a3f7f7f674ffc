import { findInstrument, hintItems, hospitalDecisionsEn, symptomHints, type Phq9Band } from '@kith/ipt'

import { answerWords, itemName, readAlertsOfCourse } from '#features/alerts/index.server.ts'
import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { readCheckInsOfCourse } from '#features/check-ins/index.server.ts'
import type { CheckInRow } from '#features/check-ins/index.ts'
import { readCourseHeader } from '#features/courses/index.server.ts'
import { mayWriteSheet, readSheet, seeSheet } from '#features/sheets/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { AssessmentPage, RecordLine, RiskAnswer, ScaleHints } from './assessment-page.ts'
import { recordsOf, type KeptRecord } from './assessment-store.server.ts'

/** Everything on the page of the assessment. */
export function readAssessmentPage(
  call: Call<StaffActor>,
  courseId: CourseId,
): Promise<Result<AssessmentPage>> {
  const subject = { kind: 'course', id: courseId } as const
  const spec = { policy: seeSheet, subject, action: 'assessment.read' } as const
  return query<AssessmentPage>(call, spec, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    const zone = header.timeZone
    const all = await readCheckInsOfCourse(tx, courseId)
    const counting = all.filter((row) => row.replacedBy === null).toReversed()
    const sheet = await readSheet(tx, courseId, 'assessment')
    const records = await recordsOf(tx, courseId)
    const [last] = records
    return done({
      header,
      today: clinicTimeOf(call.at, zone).day,
      mayWrite: await mayWriteSheet(tx, call, courseId),
      sheet,
      hints: hintsFrom(counting, zone),
      band: bandFrom(counting, zone),
      riskAnswers: riskAnswersFrom(counting, zone).slice(0, shownRiskAnswers),
      alerts: await readAlertsOfCourse(tx, courseId, call.actor.staffId),
      records: records.map(lineOf),
      changedSince: last !== undefined && sheet.changed !== null && sheet.changed.at > last.recorded_at,
    })
  })
}

const shownRiskAnswers = 4

/** From the newest form that speaks of symptoms. */
function hintsFrom(newestFirst: readonly CheckInRow[], zone: string): ScaleHints | null {
  for (const { instrument, answers, submittedAt } of newestFirst) {
    if (!isHinting(instrument)) continue
    // "Does not apply" is an answer of other forms, and no hint.
    const given = Object.entries(answers).map(([item, answer]) => [item, answer === 'na' ? null : answer])
    const words = symptomHints(instrument, Object.fromEntries(given)).map(
      ({ symptom, answers: ofSymptom }) => {
        const each = ofSymptom.map(({ item, answer }) =>
          answer === null
            ? `${itemName(item)}: left unanswered`
            : `${itemName(item)}: ${answerWords(instrument, item, answer)}`,
        )
        return [symptom, each.join('; ')] as const
      },
    )
    const on = clinicTimeOf(submittedAt, zone).day
    return { instrument: instrument.toUpperCase(), on, of: Object.fromEntries(words) }
  }
  return null
}

function isHinting(instrument: string): instrument is keyof typeof hintItems {
  return Object.hasOwn(hintItems, instrument)
}

function bandFrom(newestFirst: readonly CheckInRow[], zone: string): AssessmentPage['band'] {
  for (const { instrument, score, submittedAt } of newestFirst) {
    if (instrument !== 'phq-9' || score.state !== 'scored') continue
    const band = phq9Bands.find((each) => each === score.band)
    if (band !== undefined) return { is: band, on: clinicTimeOf(submittedAt, zone).day }
  }
  return null
}

const phq9Bands: readonly Phq9Band[] = ['minimal', 'mild', 'moderate', 'moderately severe', 'severe']

function riskAnswersFrom(newestFirst: readonly CheckInRow[], zone: string): readonly RiskAnswer[] {
  return newestFirst.flatMap(({ instrument, riskAnswer, submittedAt }) => {
    const item = findInstrument(instrument)?.risk[0]?.item
    if (item === undefined) return []
    const words = riskAnswer === null ? 'left unanswered' : answerWords(instrument, item, riskAnswer)
    const on = clinicTimeOf(submittedAt, zone).day
    return [{ on, instrument: instrument.toUpperCase(), words: `${itemName(item)}: ${words}` }]
  })
}

function lineOf(record: KeptRecord): RecordLine {
  return {
    id: record.id,
    at: record.recorded_at,
    by: record.by,
    diagnosis: record.diagnosis,
    releasedName: record.released_name,
    suicidality:
      record.suicidality === 'assessed'
        ? 'assessed on that day'
        : `assessed elsewhere on that day: ${record.suicidality_reference}`,
    hospital: hospitalDecisionsEn[record.hospital],
  }
}
