import { sessionCount } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import type { CourseHeader } from './course-header.ts'
import { patientAreaWords } from './course-words.ts'
import { phasesOfCourse } from './phases-of-course.ts'

/** What every page of a course says at its top, or null when the clinic has no such course. Ask for permission first. */
export async function readCourseHeader(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<CourseHeader | null> {
  const row = await tx
    .selectFrom('courses as c')
    .innerJoin('patients as p', (join) =>
      join.onRef('p.clinic_id', '=', 'c.clinic_id').onRef('p.id', '=', 'c.patient_id'),
    )
    .innerJoin('clinics', 'clinics.id', 'c.clinic_id')
    .innerJoin('staff as t', (join) =>
      join.onRef('t.clinic_id', '=', 'c.clinic_id').onRef('t.id', '=', 'c.clinician_id'),
    )
    .leftJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'c.clinic_id').onRef('s.id', '=', 'c.supervisor_id'),
    )
    .selectAll('c')
    .select((eb) => [
      'p.name',
      'p.preferred_name',
      'p.birth_on',
      'p.clinic_number',
      'clinics.time_zone',
      'clinics.deficits_label as clinic_label',
      't.name as clinician_name',
      's.name as supervisor_name',
      eb
        .selectFrom('sessions')
        .whereRef('sessions.clinic_id', '=', 'c.clinic_id')
        .whereRef('sessions.course_id', '=', 'c.id')
        .select((count) => count.fn.countAll<number>().as('held'))
        .as('held'),
      eb
        .selectFrom('appointments')
        .whereRef('appointments.clinic_id', '=', 'c.clinic_id')
        .whereRef('appointments.course_id', '=', 'c.id')
        .where('appointments.state', '=', 'missed')
        .select((count) => count.fn.countAll<number>().as('missed'))
        .as('missed'),
    ])
    .where('c.id', '=', courseId)
    .executeTakeFirst()
  if (row === undefined) return null
  const missedThatCount = row.missed_counts ? (row.missed ?? 0) : 0
  const boundaries =
    row.initial_sessions === null || row.termination_sessions === null
      ? null
      : { initial: row.initial_sessions, termination: row.termination_sessions }
  return {
    patient: {
      id: row.patient_id,
      name: row.name,
      preferredName: row.preferred_name,
      birthOn: row.birth_on,
      number: row.clinic_number,
    },
    course: {
      id: row.id,
      kind: row.kind,
      acuteCourseId: row.acute_course_id,
      phase: row.phase,
      plannedSessions: row.planned_sessions,
      boundaries,
      everyWeeks: row.every_weeks,
      minutes: row.minutes,
      format: row.format,
      missedCounts: row.missed_counts,
      lengthReason: row.unusual_length_reason,
      instrument: row.instrument,
      startedOn: row.started_on,
      endedOn: row.ended_on,
      ending: row.ending,
      version: row.version,
    },
    clinician: { id: row.clinician_id, name: row.clinician_name },
    supervisor:
      row.supervisor_id === null ? null : { id: row.supervisor_id, name: row.supervisor_name ?? '' },
    counts: countsOf(row.planned_sessions, row.held ?? 0, missedThatCount),
    missedThatCount,
    phases: phasesOfCourse(row.kind, row.planned_sessions, boundaries),
    focus:
      row.problem_area === null || row.focus_agreed_on === null
        ? null
        : {
            area: row.problem_area,
            second: row.second_area,
            agreedOn: row.focus_agreed_on,
            patientLabel: [row.problem_area, row.second_area]
              .flatMap((area) => area ?? [])
              .map((area) => patientAreaWords(area, row.deficits_label ?? row.clinic_label))
              .join(' and '),
          },
    timeZone: row.time_zone,
  }
}

/** Sessions held of those planned. More than planned cannot be left: the count then ends at none (IPT-016). */
function countsOf(planned: number, held: number, missedThatCount: number): CourseHeader['counts'] {
  const phases = { initial: 0, middle: planned, termination: 0 }
  const counted = sessionCount(
    { format: 'individual', sessions: planned, phases, reason: null, changes: [] },
    held,
    missedThatCount,
  )
  return counted.ok ? counted.value : { k: held, n: planned, left: 0 }
}
