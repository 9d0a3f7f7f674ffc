import type { EventDate, LifeEventId, PersonId } from '../events/life-event.ts'
import type { Day } from '../time/day.ts'

/** What may be picked, each with its words in English: `{ online: 'online contact' }`. */
export type RecordOptions = Readonly<Record<string, string>>

/**
 * One field of a technique's record as data, so that a screen, a reader and an export know it alike. `label` is
 * what a clinician reads; a patient's screen has words of its own.
 */
export type RecordField = { readonly label: string } & (
  | { readonly kind: 'text' | 'texts' | 'person' | 'event' | 'day' | 'date' | 'tick' | 'topic' }
  /** 0 to 10, always optional. */
  | { readonly kind: 'scale' }
  | { readonly kind: 'whole'; readonly min: number; readonly max: number }
  /** One of a few, or `null` while it is open. */
  | { readonly kind: 'choice'; readonly options: RecordOptions }
  /** One of a few at any time: a form that leaves it out cannot be read. */
  | { readonly kind: 'state'; readonly options: RecordOptions }
  /** Some of a few, each once. */
  | { readonly kind: 'choices'; readonly options: RecordOptions }
  | { readonly kind: 'group'; readonly of: RecordFields }
  | { readonly kind: 'list'; readonly of: RecordFields }
  /** One of several shapes, told apart by `case`, or `null` while it is open. */
  | { readonly kind: 'one-of'; readonly cases: Readonly<Record<string, RecordFields>> }
)

export type RecordFields = { readonly [name: string]: RecordField }

/** An item that is gone through: "explored" with a note, or "not yet". */
export type Topic = { readonly explored: false } | { readonly explored: true; readonly note: string }

/** The value that a field holds once it was read. Nothing recorded is `''`, `[]`, `false` or `null`. */
export type FieldValue<F extends RecordField> = F extends { readonly kind: 'text' }
  ? string
  : F extends { readonly kind: 'texts' }
    ? readonly string[]
    : F extends { readonly kind: 'person' }
      ? PersonId | null
      : F extends { readonly kind: 'event' }
        ? LifeEventId | null
        : F extends { readonly kind: 'day' }
          ? Day | null
          : F extends { readonly kind: 'date' }
            ? EventDate
            : F extends { readonly kind: 'tick' }
              ? boolean
              : F extends { readonly kind: 'topic' }
                ? Topic
                : F extends { readonly kind: 'scale' | 'whole' }
                  ? number | null
                  : F extends { readonly kind: 'choice'; readonly options: infer O }
                    ? (keyof O & string) | null
                    : F extends { readonly kind: 'state'; readonly options: infer O }
                      ? keyof O & string
                      : F extends { readonly kind: 'choices'; readonly options: infer O }
                        ? readonly (keyof O & string)[]
                        : F extends { readonly kind: 'group'; readonly of: infer G extends RecordFields }
                          ? RecordOf<G>
                          : F extends { readonly kind: 'list'; readonly of: infer G extends RecordFields }
                            ? readonly RecordOf<G>[]
                            : F extends { readonly kind: 'one-of'; readonly cases: infer C }
                              ? CaseOf<C> | null
                              : never

/** The type of a record, derived from its fields. */
export type RecordOf<F extends RecordFields> = { readonly [Name in keyof F]: FieldValue<F[Name]> }

type CaseOf<C> = {
  [Case in keyof C & string]: { readonly case: Case } & (C[Case] extends RecordFields
    ? RecordOf<C[Case]>
    : never)
}[keyof C & string]
