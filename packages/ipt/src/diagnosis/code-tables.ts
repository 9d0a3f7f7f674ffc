import type { CodeRow } from './codes.ts'

// Two tables written one by one from diagnosis-and-safety.md 1.6. Neither is worked out from the other: the
// digits do not correspond (6A70.2 is moderate with psychotic symptoms, F32.2 is severe without), and public lists
// carry exactly that error (DX-025). Meanings are labels of our own.

/** † marks codes that the reference has not confirmed. */
export const icd10cmRows: readonly CodeRow[] = [
  { key: 'single/mild', code: 'F32.0', meaning: 'single episode, mild' },
  { key: 'single/moderate', code: 'F32.1', meaning: 'single episode, moderate' },
  { key: 'single/severe', code: 'F32.2', meaning: 'single episode, severe, not psychotic' },
  { key: 'single/psychotic', code: 'F32.3', meaning: 'single episode, with psychotic symptoms' },
  { key: 'single/partial-remission', code: 'F32.4', meaning: 'single episode, in partial remission' },
  { key: 'single/full-remission', code: 'F32.5', meaning: 'single episode, in full remission' },
  { key: 'single/unspecified', code: 'F32.9', meaning: 'single episode, unspecified' },
  { key: 'recurrent/mild', code: 'F33.0', meaning: 'recurrent, mild' },
  { key: 'recurrent/moderate', code: 'F33.1', meaning: 'recurrent, moderate' },
  { key: 'recurrent/severe', code: 'F33.2', meaning: 'recurrent, severe, not psychotic' },
  { key: 'recurrent/psychotic', code: 'F33.3', meaning: 'recurrent, with psychotic symptoms' },
  { key: 'recurrent/remission-unspecified', code: 'F33.40', meaning: 'recurrent, in remission, unspecified' },
  { key: 'recurrent/partial-remission', code: 'F33.41', meaning: 'recurrent, in partial remission' },
  { key: 'recurrent/full-remission', code: 'F33.42', meaning: 'recurrent, in full remission' },
  { key: 'recurrent/unspecified', code: 'F33.9', meaning: 'recurrent, unspecified' },
  { key: 'recurrent-other-specified', code: 'F33.8', meaning: 'recurrent, another specified †' },
  { key: 'persistent', code: 'F34.1', meaning: 'persistent depression †' },
  { key: 'premenstrual', code: 'F32.81', meaning: 'premenstrual dysphoric †' },
  { key: 'postpartum', code: 'F53.0', meaning: 'depression after a birth' },
  { key: 'other-specified', code: 'F32.89', meaning: 'another specified depressive episode †' },
  { key: 'depression-unspecified', code: 'F32.A', meaning: 'depression, unspecified' },
  {
    key: 'suicidal-ideation',
    code: 'R45.851',
    meaning: 'thoughts of suicide, a finding beside a diagnosis †',
  },
]

export const icd11Rows: readonly CodeRow[] = [
  { key: 'single/mild', code: '6A70.0', meaning: 'single episode, mild' },
  { key: 'single/moderate', code: '6A70.1', meaning: 'single episode, moderate, not psychotic' },
  { key: 'single/moderate/psychotic', code: '6A70.2', meaning: 'single episode, moderate, psychotic' },
  { key: 'single/severe', code: '6A70.3', meaning: 'single episode, severe, not psychotic' },
  { key: 'single/severe/psychotic', code: '6A70.4', meaning: 'single episode, severe, psychotic' },
  { key: 'single/severity-unspecified', code: '6A70.5', meaning: 'single episode, severity unspecified' },
  { key: 'single/partial-remission', code: '6A70.6', meaning: 'single episode, in partial remission' },
  { key: 'single/full-remission', code: '6A70.7', meaning: 'single episode, in full remission' },
  { key: 'recurrent/mild', code: '6A71.0', meaning: 'recurrent, mild' },
  { key: 'recurrent/moderate', code: '6A71.1', meaning: 'recurrent, moderate, not psychotic' },
  { key: 'recurrent/moderate/psychotic', code: '6A71.2', meaning: 'recurrent, moderate, psychotic' },
  { key: 'recurrent/severe', code: '6A71.3', meaning: 'recurrent, severe, not psychotic' },
  { key: 'recurrent/severe/psychotic', code: '6A71.4', meaning: 'recurrent, severe, psychotic' },
  { key: 'recurrent/severity-unspecified', code: '6A71.5', meaning: 'recurrent, severity unspecified †' },
  { key: 'recurrent/partial-remission', code: '6A71.6', meaning: 'recurrent, in partial remission †' },
  { key: 'recurrent/full-remission', code: '6A71.7', meaning: 'recurrent, in full remission †' },
  { key: 'persistent', code: '6A72', meaning: 'persistent depression of lesser degree' },
  { key: 'mixed-with-anxiety', code: '6A73', meaning: 'depression mixed with anxiety' },
  { key: 'other-specified', code: '6A70.Y', meaning: 'another specified single episode' },
  { key: 'depression-unspecified', code: '6A70.Z', meaning: 'single episode, unspecified' },
  { key: 'recurrent-other-specified', code: '6A71.Y', meaning: 'recurrent, another specified' },
  { key: 'recurrent-unspecified', code: '6A71.Z', meaning: 'recurrent, unspecified' },
  { key: 'postpartum', code: '6E20', meaning: 'begun around a birth' },
  {
    key: 'suicidal-ideation',
    code: 'MB26.A',
    meaning: 'thoughts of suicide, a finding beside a diagnosis †',
  },
]
