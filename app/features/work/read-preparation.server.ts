import { baselinePrompt, findInstrument, type Prompt } from '@kith/ipt'

import { readCheckInsOfCourse } from '#features/check-ins/index.server.ts'
import { countryWords, findPatient, languageWords } from '#features/patients/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'
import type { Result } from '#platform/result.ts'

import type { KnownOfPatient } from './preparation.ts'
import { readWorkPage } from './read-work-page.server.ts'
import type { WorkPage } from './work-page.ts'

export type PreparationPage = WorkPage & {
  known: KnownOfPatient
  /** What is asked for until the scale of the course was given once (IPT-021). */
  baseline: Prompt | null
}

/** What is settled before the first session, and what is known of it already. */
export function readPreparation(
  call: Call<StaffActor>,
  courseId: CourseId,
): Promise<Result<PreparationPage>> {
  return readWorkPage(call, courseId, 'preparation', async (tx, page) => ({
    ...page,
    known: await knownOf(tx, page),
    baseline: await baselineOf(tx, page),
  }))
}

async function knownOf(tx: ClinicTransaction, { header }: WorkPage): Promise<KnownOfPatient> {
  const patient = await findPatient(tx, header.patient.id)
  if (patient === null) throw new Error('a course without its patient')
  const { name, preferredName, language, country } = patient.details
  return {
    name,
    preferredName,
    languageName: languageWords(language),
    countryName: countryWords(country),
  }
}

async function baselineOf(tx: ClinicTransaction, { header }: WorkPage): Promise<Prompt | null> {
  const scale = findInstrument(header.course.instrument)?.id
  if (scale === undefined) return null
  const rows = await readCheckInsOfCourse(tx, header.course.id)
  const given = rows.flatMap(({ instrument }) => findInstrument(instrument)?.id ?? [])
  return baselinePrompt({ scale, given: [...new Set(given)] })
}
