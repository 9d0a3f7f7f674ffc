import type { Preparation } from '@kith/ipt'

import type { SheetValues } from '#features/sheets/index.ts'

/** What the patient's record has already: shown on the page and not typed twice. */
export type KnownOfPatient = {
  name: string
  preferredName: string | null
  languageName: string
  countryName: string
}

/** What is recorded before the first session (IPT-020), of the sheet and of the patient's record. */
export function preparationIn(values: SheetValues, known: KnownOfPatient): Preparation {
  const isNameAsRecorded = values['nameAsRecorded'] === 'yes'
  return {
    consentToTreatment: consentIn(values['consentToTreatment']),
    consentToDataUse: consentIn(values['consentToDataUse']),
    preferredName: known.preferredName ?? (isNameAsRecorded ? known.name : ''),
    language: known.languageName,
    interpreter:
      values['interpreter'] === 'needed' || values['interpreter'] === 'none'
        ? values['interpreter']
        : 'not-asked',
    accessibility: values['accessibility'] ?? '',
    emergencyContact: values['emergencyContact'] ?? '',
    crisisRegion: known.countryName,
    locationRule: values['locationRule'] === 'agreed' ? 'agreed' : 'not-asked',
  }
}

function consentIn(value: string | undefined): Preparation['consentToTreatment'] {
  return value === 'given' || value === 'not-given' ? value : 'not-asked'
}

export const preparationNames: Readonly<Record<keyof Preparation, string>> = {
  consentToTreatment: 'Consent to treatment',
  consentToDataUse: 'Consent to the use of data',
  preferredName: 'How they like to be called',
  language: 'Language',
  interpreter: 'Interpreter',
  accessibility: 'What makes it easier to take part',
  emergencyContact: 'Whom to call in an emergency',
  crisisRegion: 'Country for crisis lines',
  locationRule: 'Where they are in remote sessions',
}
