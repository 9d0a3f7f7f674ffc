import {
  layTimeline,
  readDepressionCourse,
  readLifeEvent,
  readOnset,
  type DateReading,
  type Hemisphere,
  type Inventory,
  type LifeEvent,
  type LifeEventId,
  type MarkDecision,
  type Onset,
  type Timeline,
} from '@kith/ipt'

import { hemisphereOf } from '#features/calendar/index.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { keptDate } from './timeline-lines.ts'
import { dateOf, decisionsOf, depressionCourseOf, placeOf, stretchesOf } from './timeline-store.server.ts'
import type { OnsetState } from './timeline.ts'
import type { ToldEvent } from './told-events.ts'
import { toldOf } from './told-of.server.ts'

/**
 * The timeline as the rules of the therapy know it. Its people carry the ids of the inventory where they are in it, so
 * that `areaCandidates(timeline, inventory)` can be asked. `null`: no such course. Ask for permission first.
 */
export async function timelineOf(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<{ timeline: Timeline; inventory: Inventory; hemisphere: Hemisphere } | null> {
  return chartOf(tx, courseId)
}

/** Everything that is kept of a timeline, and what the core makes of it. */
export async function chartOf(tx: ClinicTransaction, courseId: CourseId) {
  const place = await placeOf(tx, courseId)
  if (place === undefined) return null
  const hemisphere = hemisphereOf(place.country)
  const reading: DateReading = { hemisphere }
  const { inventory, told } = await toldOf(tx, courseId, reading)
  const stored = await depressionCourseOf(tx, courseId)
  const onset = stored === undefined ? null : onsetStateOf(stored)
  const depression = depressionOf(onset, reading)
  const events = told.map(lifeEventOf)
  const decisions = (await decisionsOf(tx, courseId)).map((row): MarkDecision => ({
    event: row.event_id as string as LifeEventId,
    kind: row.kind,
    decision: row.decision,
    by: row.decided_by,
    on: row.decided_at.slice(0, 10) as MarkDecision['on'],
  }))
  const timeline = layTimeline({ course: depression.course, events, decisions }, reading)
  const stretches = await stretchesOf(tx, courseId)
  return { timeZone: place.timeZone, hemisphere, inventory, told, onset, depression, timeline, stretches }
}

function lifeEventOf({ deathOf, linked, others, ...told }: ToldEvent): LifeEvent {
  const persons = [...(deathOf === null ? [] : [deathOf]), ...linked, ...others]
  const read = readLifeEvent({ ...told, persons })
  if (!read.ok) throw new Error('a stored life event does not read as one')
  return read.value
}

type StoredCourse = NonNullable<Awaited<ReturnType<typeof depressionCourseOf>>>

function onsetStateOf(row: StoredCourse): OnsetState {
  const worsenings = row.worsenings as { said: string; edtf: string | null; code: string | null }[]
  return {
    version: row.version,
    type: row.course_type,
    first: keptDate(row.first_said, row.first_edtf, row.first_code),
    syndrome: keptDate(row.syndrome_said, row.syndrome_edtf, row.syndrome_code),
    worsenings: worsenings.map(({ said, edtf, code }) => keptDate(said, edtf, code)),
  }
}

/** What the kept dates come to: dates that were not understood are left out, and what is missing is named. */
function depressionOf(state: OnsetState | null, reading: DateReading) {
  if (state === null) return { onset: null, course: null, missing: null }
  const syndrome = dateOf(state.syndrome.edtf)
  const firstSymptoms = dateOf(state.first.edtf)
  const put = syndrome === null ? null : readOnset({ firstSymptoms, syndrome }, reading)
  const onset: Onset | null = put?.ok === true ? put.value : null
  const worsenings = state.worsenings.flatMap(({ edtf }) => dateOf(edtf) ?? [])
  const course = readDepressionCourse({ type: state.type, onset, worsenings })
  return course.ok
    ? { onset, course: course.value, missing: null }
    : { onset, course: null, missing: course.problem.fields[0]?.code ?? null }
}
