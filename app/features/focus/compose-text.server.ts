import { readCourseHeader } from '#features/courses/index.server.ts'
import { readSheet, saveSheet, writeSheet } from '#features/sheets/index.server.ts'
import type { SheetValues } from '#features/sheets/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { focusFactsOf } from './focus-facts.server.ts'
import { judgeFocus } from './judge-focus.ts'

/**
 * Puts the two texts that the chart composes into the sheet, to be edited (IPT-076). What stood there is kept beside
 * and can be brought back.
 */
export async function composeText(call: Call<StaffActor>, courseId: CourseId): Promise<Result<null>> {
  const read = await readDraft(call, courseId)
  if (!read.ok) return read
  const { values, draft } = read.value
  if (draft === null) return fail({ kind: 'refused', code: 'focus/denied-word' })
  return put(call, courseId, values, {
    textClinician: draft.clinician,
    textPatient: draft.patient,
    formerClinician: values['textClinician'] ?? '',
    formerPatient: values['textPatient'] ?? '',
  })
}

/** Brings back the texts that stood in the sheet before the last ones were composed. */
export async function bringBackText(call: Call<StaffActor>, courseId: CourseId): Promise<Result<null>> {
  const read = await readDraft(call, courseId)
  if (!read.ok) return read
  const { values } = read.value
  return put(call, courseId, values, {
    textClinician: values['formerClinician'] ?? '',
    textPatient: values['formerPatient'] ?? '',
    formerClinician: '',
    formerPatient: '',
  })
}

function readDraft(call: Call<StaffActor>, courseId: CourseId) {
  const subject = { kind: 'course', id: courseId } as const
  return query(call, { policy: writeSheet, subject, action: 'focus.read' }, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    const { values } = await readSheet(tx, courseId, 'formulation')
    return done({ values, draft: judgeFocus(values, await focusFactsOf(tx, header)).draft })
  })
}

async function put(
  call: Call<StaffActor>,
  courseId: CourseId,
  values: SheetValues,
  texts: Readonly<Record<string, string>>,
): Promise<Result<null>> {
  const changes = Object.entries(texts).map(([name, to]) => ({ name, to, known: [values[name] ?? ''] }))
  const saved = await saveSheet(call, courseId, 'formulation', changes)
  if (!saved.ok) return saved
  // Somebody wrote into it in this very moment: theirs stays.
  return saved.value.conflicts.length === 0
    ? done(null)
    : fail({ kind: 'conflict', code: 'course/changed-meanwhile' })
}
