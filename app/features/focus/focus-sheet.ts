import {
  isolationWords,
  problemAreas,
  type AreaCriteria,
  type CriterionAnswer,
  type IsolationWord,
  type ProblemArea,
} from '@kith/ipt'

import type { SheetValues } from '#features/sheets/index.ts'

/** The three criteria of every area, and the fourth of one (IPT-070). */
export const criteria = ['closeInTime', 'charged', 'accepted'] as const
export type Criterion = (typeof criteria)[number] | 'nothingElseApplies'

export const places = ['first', 'second'] as const
export type FocusPlace = (typeof places)[number]

export function criterionField(area: ProblemArea, criterion: Criterion): string {
  return `${area}.${criterion}`
}

export function evidenceField(area: ProblemArea, criterion: Criterion): string {
  return `${area}.${criterion}.evidence`
}

export function placeField(area: ProblemArea): string {
  return `${area}.place`
}

/** Something has been answered or written about this area. */
export function isBegun(values: SheetValues, area: ProblemArea): boolean {
  return Object.entries(values).some(([field, value]) => field.startsWith(`${area}.`) && value !== '')
}

/** The answers that stand in the sheet for one area. */
export function criteriaIn(values: SheetValues, area: ProblemArea): AreaCriteria {
  const answer = (criterion: Criterion): CriterionAnswer => {
    const said = values[criterionField(area, criterion)]
    return {
      answer: said === 'yes' || said === 'no' ? said : 'not-asked',
      evidence: textIn(values, evidenceField(area, criterion)),
    }
  }
  const three = {
    closeInTime: answer('closeInTime'),
    charged: answer('charged'),
    accepted: answer('accepted'),
  }
  return area === 'interpersonal_deficits'
    ? { area, ...three, nothingElseApplies: answer('nothingElseApplies') }
    : { area, ...three }
}

/** The areas that were put into the focus, the first one first; two in one place keep the order of the list. */
export function chosenIn(values: SheetValues): { area: ProblemArea; place: FocusPlace }[] {
  return places.flatMap((place) =>
    problemAreas.filter((area) => values[placeField(area)] === place).map((area) => ({ area, place })),
  )
}

/** The word for the fourth area that was picked for this patient; the clinic's where none was. */
export function labelIn(values: SheetValues, clinicLabel: IsolationWord): IsolationWord {
  return isolationWords.find((word) => word === values['label']) ?? clinicLabel
}

/** One goal on each line. */
export function goalsIn(values: SheetValues): string[] {
  return textIn(values, 'goals')
    .split('\n')
    .map((goal) => goal.trim())
    .filter((goal) => goal !== '')
}

export function textIn(values: SheetValues, field: string): string {
  return (values[field] ?? '').trim()
}
