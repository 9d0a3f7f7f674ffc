import {
  diagnosticBasisEn,
  diagnosticFactsEn,
  exclusionsEn,
  symptomNamesEn,
  type Classification,
  type CourseType,
  type CriteriaResult,
  type RecordedDiagnosis,
  type StillNeeded,
  type SymptomSource,
  type Truth,
} from '@kith/ipt'

export const symptomAnswers = [
  { value: 'present', words: 'There' },
  { value: 'less-often', words: 'Less often' },
  { value: 'absent', words: 'Not there' },
]
export const yesNo = [
  { value: 'yes', words: 'Yes' },
  { value: 'no', words: 'No' },
]
export const notAssessed = 'Not assessed'

export const sourceWords: Readonly<Record<SymptomSource, string>> = {
  patient: 'the patient',
  observation: 'seen by the clinician',
  informant: 'somebody close',
  record: 'a record',
}

export const classificationWords: Readonly<Record<Classification, string>> = {
  'dsm-5-tr': 'DSM-5-TR, with the code of ICD-10-CM',
  'icd-11': 'ICD-11',
}

export const disorderWords: Readonly<Record<RecordedDiagnosis['disorder'], string>> = {
  'major-depression': 'Major depression',
  'depressive-episode': 'Depressive episode',
  persistent: 'Persistent depression (dysthymia)',
  'mixed-with-anxiety': 'Depression mixed with anxiety',
  postpartum: 'Depression after a birth',
  premenstrual: 'Premenstrual dysphoric disorder',
  'recurrent-other-specified': 'Recurrent depression, specified otherwise',
  'recurrent-unspecified': 'Recurrent depression, unspecified',
  'other-specified': 'Another depression, specified',
  'depression-unspecified': 'Depression, unspecified',
}

export const findingWords = [
  { value: 'no', words: 'No' },
  { value: 'yes', words: 'Yes' },
  { value: 'unclear', words: 'Unclear' },
]

export const checkWords = [
  { value: 'not-indicated', words: 'Not indicated' },
  { value: 'ordered', words: 'Ordered' },
  { value: 'result', words: 'Result' },
]

/** The test that belongs to a row (IPT-037). Kith orders nothing. */
export const checkNames: Readonly<Partial<Record<string, string>>> = {
  substances: 'Toxicology screen',
  medical: 'Thyroid function test',
}

export const courseWords: Readonly<Record<CourseType | 'undetermined', string>> = {
  episodic: 'an episode with a beginning',
  chronic: 'chronic, longer than two years',
  double: 'double: an episode on top of persistent depression',
  undetermined: 'undetermined',
}

export const truthWords: Readonly<Record<Truth, string>> = {
  yes: 'yes',
  no: 'no',
  undetermined: 'undetermined',
}

export const remissionWords = {
  current: 'current',
  'partial-remission': 'in partial remission',
  'full-remission': 'in full remission',
  undetermined: 'undetermined',
} as const

export const verdictWords: Readonly<Record<CriteriaResult['verdict'], string>> = {
  met: 'met',
  'not-met': 'not met',
  undetermined: 'undetermined',
}

/** What is still needed: its name, and the field where it is answered. */
export function neededOf(needed: StillNeeded): { name: string; field: string } {
  if (needed === 'durationDays') return { name: 'how long it has lasted', field: 'duration.amount' }
  return Object.hasOwn(symptomNamesEn, needed)
    ? { name: nameOfSymptom(needed), field: `symptom.${needed}.answer` }
    : { name: nameOfFact(needed), field: `fact.${needed}.answer` }
}

/** A part of the criteria in words. */
export function partWords(part: string): string {
  if (part === 'two-weeks-or-longer') return 'two weeks or longer'
  return nameOfFact(part.replace(/^not:/, ''))
}

function nameOfSymptom(name: string): string {
  return Object.entries(symptomNamesEn).find(([key]) => key === name)?.[1] ?? name
}

function nameOfFact(name: string): string {
  return Object.entries(diagnosticFactsEn).find(([key]) => key === name)?.[1] ?? name
}

/** What a field is called, in the list of what is missing and where somebody else wrote into it. */
export function fieldWords(field: string): string {
  const [first = '', second = '', third = ''] = field.split('.')
  if (first === 'symptom') return `${nameOfSymptom(second)}${third === 'answer' ? '' : `: ${third}`}`
  if (first === 'fact') return nameOfFact(second)
  if (first === 'basis')
    return Object.entries(diagnosticBasisEn).find(([key]) => key === second)?.[1] ?? field
  if (first === 'exclusion')
    return Object.entries(exclusionsEn).find(([key]) => key === second)?.[1].name ?? field
  if (first === 'check') return `another check, ${Number(second) + 1}`
  if (first === 'specifier') return 'what is added to the diagnosis'
  return fieldNames[field] ?? field
}

const fieldNames: Readonly<Record<string, string>> = {
  suicidality: 'suicidality',
  'suicidality-words': 'suicidality, in words',
  'suicidality-reference': 'where suicidality was assessed',
  hospital: 'hospital care',
  'hospital-words': 'hospital care, in words',
  'usual-source': 'where most answers come from',
  'duration.amount': 'how long it has lasted',
  'duration.unit': 'how long it has lasted',
  classification: 'classification',
  disorder: 'disorder',
  course: 'single or recurrent',
  now: 'now or in remission',
  severity: 'severity',
  psychotic: 'psychotic features',
  persistent: 'persistent depression beside it',
  ideation: 'thoughts of suicide as a finding',
  code: 'code',
  'diagnosis-words': 'the diagnosis in your words',
  named: 'named to the patient',
  'named-words': 'the words that were used',
  'named-reaction': 'how the patient took it',
  'released-name': 'the name that the patient may read',
}

/** Why it cannot be marked done yet, beside its field. */
export function problemWords(code: string): string {
  if (code.startsWith('not-asked:')) return 'Not asked yet: ask, and say what was found and decided.'
  if (code.startsWith('basis:')) return 'Nothing is written here yet. “Nothing to note” is an answer too.'
  if (code.startsWith('day/')) return 'Give the day.'
  return words[code] ?? 'This cannot be recorded as it stands.'
}

const words: Readonly<Record<string, string>> = {
  suicidality: 'Suicidality has to be assessed today, here or elsewhere with a reference.',
  'hospital-care': 'Decide whether hospital care is needed.',
  'illness-not-named':
    'The illness has not been named to the patient yet, or not with the words that were used.',
  'diagnosis/answer-unknown': 'Choose one of the answers.',
  'diagnosis/source-unknown': 'Say where this comes from: until then it does not count.',
  'diagnosis/duration-out-of-range': 'A number, such as 6 or 1.5.',
  'diagnosis/finding-unknown': 'Say what was found.',
  'diagnosis/decision-missing': 'Say what was decided.',
  'diagnosis/check-unknown': 'Choose what became of it.',
  'diagnosis/result-missing': 'Write down the result.',
  'diagnosis/mania-known':
    'Mania or hypomania was found: this course is not recorded as unipolar depression. Specialist review.',
  'diagnosis/mania-not-asked':
    'Before a depression is recorded it has to be settled that there was no mania or hypomania.',
  'assessment/suicidality-words-missing': 'Write down what was asked and found.',
  'assessment/unit-missing': 'Choose days, weeks, months or years.',
  'assessment/check-unnamed': 'Say which check this is.',
  'assessment/classification-missing': 'Choose the classification.',
  'assessment/disorder-missing': 'Record the diagnosis: choose the disorder.',
  'assessment/course-missing': 'Choose whether it is the only episode or one of several.',
  'assessment/now-missing': 'Choose whether it is there now or in remission.',
  'assessment/severity-missing': 'Choose the severity.',
  'assessment/psychotic-missing': 'Choose whether there are psychotic features.',
  'assessment/psychotic-from-moderate':
    'In ICD-11 psychotic features belong to a moderate or severe episode.',
  'assessment/code-missing': 'Pick the code.',
  'assessment/code-of-another': 'This code says something else than what is recorded above.',
  'assessment/released-name-code': 'No code here: this is what the patient reads.',
  'assessment/released-name-word': 'A word in it is not one for patients. Another name?',
  'assessment/released-name-long': 'Up to 200 characters.',
  'course/ended': 'This course has ended.',
  'assessment/nothing-changed': 'Nothing has changed since it was marked done.',
}
