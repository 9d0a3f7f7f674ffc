import { join } from 'node:path'

import pg from 'pg'

import { openDatabase } from '#platform/db/database.server.ts'
import { attachEmbedded } from '#platform/db/embedded/embedded.server.ts'
import { as } from '#platform/db/pools.server.ts'
import { newId, type ClinicId, type CourseId, type LinkId, type PatientId } from '#platform/ids.ts'
import { openClinicDatabase } from '#platform/process/open-clinic-database.server.ts'
import { installationSecret } from '#platform/secrets/installation-secret.server.ts'
import { hashToken, openSecrets, type Secrets } from '#platform/secrets/secrets.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'

import { makeClinic } from '../../app/testing/test-clinic.server.ts'
import { newForm, type Form } from './forms.ts'

export type Ground = {
  clinicId: ClinicId
  courses: readonly { courseId: CourseId; patientId: PatientId }[]
  secrets: Secrets
}

/** A clinic with patients in treatment, on a database that brings every commit to the disk. */
export async function layGround(directory: string, patients: number): Promise<Ground> {
  const database = await openClinicDatabase(readSettings({ KITH_DATA: directory }))
  const db = openDatabase(database.service)
  try {
    const clinic = await makeClinic(db)
    const { actor } = await clinic.addStaff(['clinician'])
    const courses: Ground['courses'][number][] = []
    for (let number = 0; number < patients; number += 1) {
      const patientId = await clinic.addPatient(actor.staffId, `Patient ${number}`)
      courses.push({ patientId, courseId: await clinic.addCourse(actor.staffId, patientId) })
    }
    return { clinicId: clinic.id, courses, secrets: openSecrets(await installationSecret(directory, null)) }
  } finally {
    await db.close()
    await database.close()
  }
}

/** Looks at the database of the Kith that is running now. */
export async function lookAt<T>(
  directory: string,
  look: (client: pg.Client, database: { pid: number }) => Promise<T>,
): Promise<T> {
  const server = await attachEmbedded({ directory: join(directory, 'postgres'), sync: true })
  const client = new pg.Client(as('kith_owner', { ...server.admin, database: 'kith' }))
  await client.connect()
  try {
    return await look(client, { pid: server.pid })
  } finally {
    await client.end()
    await server.stop()
  }
}

/** Links that nobody has used yet, spread over the patients. */
export async function newForms(client: pg.Client, ground: Ground, count: number): Promise<Form[]> {
  const forms = Array.from({ length: count }, () => {
    const id: LinkId = newId()
    return newForm(id, ground.secrets.linkToken(id))
  })
  const courseOf = (at: number) => ground.courses[at % ground.courses.length]
  await client.query(
    `insert into kith.check_in_links (clinic_id, id, course_id, patient_id, instrument, token_hash, made_at, expires_at)
     select $1, l.id, l.course, l.patient, 'phq-9', l.hash, now(), now() + interval '3 days'
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bytea[]) as l (id, course, patient, hash)`,
    [
      ground.clinicId,
      forms.map(({ linkId }) => linkId),
      forms.map((_, at) => courseOf(at)?.courseId),
      forms.map((_, at) => courseOf(at)?.patientId),
      forms.map(({ token }) => hashToken(token)),
    ],
  )
  return forms
}
