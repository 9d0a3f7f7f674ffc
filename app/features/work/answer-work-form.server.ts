import { answerSheetForm } from '#features/sheets/index.server.ts'
import type { ReturnedSheet, SheetKind } from '#features/sheets/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import type { CourseId } from '#platform/ids.ts'
import type { Result } from '#platform/result.ts'

import { hopeOffers } from './hope-words.ts'
import { withOffer, type Offer } from './offer.ts'
import { sickRoleOffers } from './sick-role-words.ts'

const offersOn: Partial<Record<SheetKind, readonly Offer[]>> = {
  hope: hopeOffers,
  'sick-role': sickRoleOffers,
}

/**
 * A sheet that was sent the ordinary way. Where one of the offered texts was chosen without scripts, it stands in its
 * field before the sheet is kept.
 */
export function answerWorkForm(
  call: Call<StaffActor>,
  courseId: CourseId,
  sheet: SheetKind,
  typed: Readonly<Record<string, string>>,
): Promise<Result<ReturnedSheet | null>> {
  const [into = '', id = ''] = (typed['offer'] ?? '').split(':')
  const offer = offersOn[sheet]?.find((each) => each.id === id)
  if (offer === undefined) return answerSheetForm(call, courseId, sheet, typed)
  return answerSheetForm(call, courseId, sheet, {
    ...typed,
    [into]: withOffer(typed[into] ?? '', offer.words),
  })
}
