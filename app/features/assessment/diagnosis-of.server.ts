import { readDay, type Day, type InitialEvidence, type Instant } from '@kith/ipt'

import { readSheet } from '#features/sheets/index.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { recordsOf } from './assessment-store.server.ts'

/**
 * The diagnosis in force, in the clinician's words with its code, for staff; and the name that was released to the
 * patient, '' while none was (IPT-040). Null until an assessment was marked done. Ask for permission first.
 */
export async function diagnosisOf(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<{ diagnosis: string; diagnosisForPatient: string } | null> {
  const [record] = await recordsOf(tx, courseId)
  if (record === undefined) return null
  return { diagnosis: record.diagnosis, diagnosisForPatient: record.released_name ?? '' }
}

/**
 * What the chart holds for the first component of the initial phase, and who touched it last. A record says that
 * suicidality was assessed on its day; without one the sheet says so for `today` alone (IPT-038). Ask for permission first.
 */
export async function diagnosisEvidence(
  tx: ClinicTransaction,
  courseId: CourseId,
  today?: Day,
): Promise<{ evidence: InitialEvidence['diagnosis']; last: { by: string; at: Instant } | null }> {
  const [record] = await recordsOf(tx, courseId)
  const { values, changed } = await readSheet(tx, courseId, 'assessment')
  const recorded = record === undefined ? null : { by: record.by, at: record.recorded_at }
  const last = changed === null || (recorded !== null && recorded.at > changed.at) ? recorded : changed
  if (record !== undefined) {
    const suicidality = record.suicidality === 'assessed' ? 'assessed-today' : 'assessed-elsewhere-today'
    const evidence = {
      recordComplete: true,
      toldToPatient: true,
      suicidality,
      hospitalCareDecided: true,
    } as const
    return { evidence, last }
  }
  const [state, text] = (values['suicidality'] ?? '').split(':')
  const on = readDay(text)
  const isToday = on.ok && on.value === today
  const isElsewhere = state === 'elsewhere' && (values['suicidality-reference'] ?? '').trim() !== ''
  const suicidality = !isToday
    ? 'not-assessed'
    : isElsewhere
      ? 'assessed-elsewhere-today'
      : state === 'assessed'
        ? 'assessed-today'
        : 'not-assessed'
  const evidence = {
    recordComplete: false,
    toldToPatient: values['named'] === 'yes' && (values['named-words'] ?? '').trim() !== '',
    suicidality,
    hospitalCareDecided: (values['hospital'] ?? '') !== '',
  } as const
  return { evidence, last }
}
