import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'

import { makeClinic } from '../test-clinic.server.ts'
import { hostileChart } from './hostile-chart.ts'
import { allInOne, hostileTexts } from './hostile-texts.ts'
import { layHostileSheets } from './lay-hostile-sheets.server.ts'
import type { Surface } from './surface.server.ts'

export type HostileClinic = {
  clinician: Call<StaffActor>
  lead: Call<StaffActor>
  /** One patient for each text. The first has all of them in every field that is long enough. */
  patients: { patient: string; course: string; alert: string }[]
}

/** A clinic in which every text field that Kith stores holds every hostile text, each in a row of its own. */
export async function layHostileTexts(surface: Surface): Promise<HostileClinic> {
  const clinic = await makeClinic(surface.database.db)
  const clinician = await clinic.addStaff(['clinician'], '<img src=x onerror=alert(1)>')
  const lead = await clinic.addStaff(['lead'], '"><script>alert(1)</script>')
  const values = [clinic.id, clinician.actor.staffId, JSON.stringify(hostileTexts), allInOne]
  await surface.rows(
    `update kith.clinics set name = '</title><script>alert(1)</script>' where id = '${clinic.id}'`,
  )
  await surface.rows(
    `create temp table hostile as
     select n::int, text, gen_random_uuid() as person, gen_random_uuid() as patient, gen_random_uuid() as course,
       gen_random_uuid() as appointment, gen_random_uuid() as session, gen_random_uuid() as note,
       gen_random_uuid() as first_form, gen_random_uuid() as second_form, gen_random_uuid() as alert
     from jsonb_array_elements_text($1::jsonb) with ordinality as given (text, n)`,
    [values[2]],
  )
  for (const statement of [...statements, ...hostileChart]) {
    const used = [...statement.matchAll(/\$(\d)/g)].map(([, place]) => Number(place))
    const places = [...new Set(used)].sort((a, b) => a - b)
    const text = statement.replaceAll(
      /\$(\d)/g,
      (_, place: string) => `$${places.indexOf(Number(place)) + 1}`,
    )
    await surface.rows(
      text,
      places.map((place) => [clinic.id, clinician.actor.staffId, allInOne][place - 1]),
    )
  }
  const patients = await surface.rows<HostileClinic['patients'][number]>(
    'select patient, course, alert from hostile order by n',
  )
  // Of one with even and one with an odd place, so that every answer brings its fields to light.
  await layHostileSheets(
    surface,
    clinician,
    patients.slice(2, 4).map(({ course }) => course),
  )
  return { clinician, lead, patients }
}

// $1 the clinic, $2 the clinician, $3 all texts at once.
const statements: readonly string[] = [
  `insert into kith.staff (clinic_id, id, name, email, roles, state, created_at)
   select $1::uuid, person, text, lower(left(text, 240)) || n, '{clinician}', 'invited', now() from hostile`,
  `insert into kith.patients (clinic_id, id, name, preferred_name, clinic_number, country, email, phone, created_at, created_by)
   select $1::uuid, patient, text, left(text, 100), left(text, 55) || n, 'GB', left(text, 254) || '@a', rpad(left(text, 40), 3, '-'), now(), $2::uuid from hostile`,
  `insert into kith.courses (clinic_id, id, patient_id, clinician_id, kind, phase, planned_sessions, unusual_length_reason, format, started_on, created_at)
   select $1::uuid, course, patient, $2::uuid, 'acute', 'initial', 12, case when n = 1 then $3 else text end, 'in-person', current_date - 7, now() from hostile`,
  `insert into kith.appointments (clinic_id, id, course_id, clinician_id, starts_at, minutes, format, state)
   select $1::uuid, appointment, course, $2::uuid, now() - interval '2 hours', 50, 'in-person', 'held' from hostile`,
  `insert into kith.sessions (clinic_id, id, course_id, appointment_id, number, format, held_on, started_at, created_by)
   select $1::uuid, session, course, appointment, 1, 'in-person', current_date, now(), $2::uuid from hostile`,
  `insert into kith.signed_notes (clinic_id, id, session_id, body, signed_at, signed_by)
   select $1::uuid, note, session, case when n = 1 then $3 else text end, now(), $2::uuid from hostile where n <> 2`,
  `insert into kith.note_addenda (clinic_id, id, note_id, body, signed_at, signed_by)
   select $1::uuid, gen_random_uuid(), note, case when n = 1 then $3 else text end, now(), $2::uuid from hostile where n <> 2`,
  `insert into kith.note_drafts (clinic_id, id, session_id, body, version, writer, turn, saved_at, saved_by)
   select $1::uuid, gen_random_uuid(), session, $3, 1, gen_random_uuid(), 1, now(), $2::uuid from hostile where n = 2`,
  `insert into kith.check_ins (clinic_id, id, course_id, patient_id, instrument, instrument_version, language, mode, answers, submitted_at, entered_by)
   select $1::uuid, first_form, course, patient, 'phq-9', '1', 'en', 'paper', '{"q1":1}', now(), $2::uuid from hostile`,
  `insert into kith.check_ins (clinic_id, id, course_id, patient_id, instrument, instrument_version, language, mode, answers, submitted_at, entered_by, replaces_id, correction_reason)
   select $1::uuid, second_form, course, patient, 'phq-9', '1', 'en', 'paper', jsonb_build_object('q1', 1, text, text), now(), $2::uuid, first_form, case when n = 1 then $3 else text end from hostile`,
  `insert into kith.alerts (clinic_id, id, patient_id, course_id, source, level, state, owner_id, raised_at, acknowledged_at, acknowledged_by)
   select $1::uuid, alert, patient, course, 'staff-concern', 'review', 'acknowledged', $2::uuid, now(), now(), $2::uuid from hostile`,
  `insert into kith.alerts (clinic_id, id, patient_id, course_id, source, level, state, owner_id, raised_at, acknowledged_at,
     acknowledged_by, closed_at, closed_by, assessment, steps_tried, outcome, next_step, next_review_on)
   select $1::uuid, gen_random_uuid(), patient, course, 'check-in', 'review', 'closed', $2::uuid, now(), now(), $2::uuid, now(), $2::uuid,
     case when n = 1 then $3 else text end, case when n = 1 then $3 else text end, 'no-contact-possible', case when n = 1 then $3 else text end, current_date from hostile`,
  `insert into kith.alert_signals (clinic_id, id, alert_id, signal, level, words, at)
   select $1::uuid, gen_random_uuid(), a.id, 'staff-concern', 'review', case when n = 1 then $3 else text end, now() from hostile h join kith.alerts a on a.patient_id = h.patient`,
  `insert into kith.alert_events (clinic_id, id, alert_id, kind, at, by_id, words)
   select $1::uuid, gen_random_uuid(), a.id, 'noted', now(), $2::uuid, case when n = 1 then $3 else text end from hostile h join kith.alerts a on a.patient_id = h.patient`,
  `insert into kith.sign_in_sessions (id, token_hash, account_id, strength, device, created_at, last_seen_at, fresh_at)
   select gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), s.account_id, 'two-factor', text, now(), now(), now()
   from hostile, kith.staff s where s.id = $2`,
  `insert into kith.passkeys (id, account_id, public_key, counter, name, created_at)
   select gen_random_uuid()::text, s.account_id, '', 0, left(text, 100), now() from hostile, kith.staff s where s.id = $2`,
]
