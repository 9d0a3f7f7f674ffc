import type { ReactNode } from 'react'

import { fieldId, FieldWords, type FieldProps } from './field.tsx'

export type Choice = { value: string; words: ReactNode; hint?: ReactNode; disabled?: boolean | undefined }

export type ChoiceFieldProps = FieldProps & {
  choices: readonly Choice[]
  /** One of them (radio buttons) or any of them (checkboxes, sent as several values of one name). */
  any?: boolean | undefined
  chosen?: string | readonly string[] | undefined
  inRow?: boolean | undefined
}

/** A question with all its answers in sight. */
export function ChoiceField(props: ChoiceFieldProps) {
  const {
    name,
    label,
    hint,
    problem,
    required = false,
    optional = false,
    choices,
    any = false,
    chosen,
    inRow = false,
  } = props
  const id = fieldId(name)
  const marked = typeof chosen === 'string' ? [chosen] : (chosen ?? [])
  const words = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`].filter(
    Boolean,
  )
  return (
    <fieldset
      className={problem === undefined ? 'field' : 'field field-with-problem'}
      aria-describedby={words.length === 0 ? undefined : words.join(' ')}
    >
      <legend className="field-label">
        {label}
        {optional ? <span className="field-optional"> (optional)</span> : null}
      </legend>
      <FieldWords id={id} hint={hint} problem={problem} />
      <div className={inRow ? 'choices choices-row' : 'choices'}>
        {choices.map((choice, index) => (
          <label className="choice" key={choice.value}>
            <input
              // The first one carries the field's id: the summary of problems leads to it.
              id={index === 0 ? id : undefined}
              type={any ? 'checkbox' : 'radio'}
              name={name}
              value={choice.value}
              defaultChecked={marked.includes(choice.value)}
              disabled={choice.disabled}
              required={required && !any}
            />
            <span>{choice.words}</span>
            {choice.hint === undefined ? null : <span className="choice-hint">{choice.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export type TickFieldProps = Omit<FieldProps, 'required' | 'optional'> & {
  ticked?: boolean | undefined
  value?: string
}

/** One thing to agree to or switch on. */
export function TickField({ name, label, hint, problem, ticked = false, value = 'yes' }: TickFieldProps) {
  const id = fieldId(name)
  return (
    <div className={problem === undefined ? 'field' : 'field field-with-problem'}>
      <FieldWords id={id} problem={problem} />
      <label className="choice">
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={ticked}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        />
        <span>{label}</span>
        {hint === undefined ? null : <span className="choice-hint">{hint}</span>}
      </label>
    </div>
  )
}
