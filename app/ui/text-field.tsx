import type { ComponentProps } from 'react'

import { Field, type FieldProps } from './field.tsx'

/** How wide the control is: as wide as what belongs in it. */
export type ControlWidth = 'short' | 'medium' | 'full'

type Own = FieldProps & { width?: ControlWidth | undefined }
type Rest<Tag extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<Tag>,
  keyof FieldProps | 'style' | 'className' | 'id' | 'width' | 'children'
>

export type TextFieldProps = Own & Rest<'input'>

/** One line. `type` may be text, email, tel, search, password or number. */
export function TextField({
  name,
  label,
  hint,
  problem,
  required,
  optional,
  width,
  type = 'text',
  ...rest
}: TextFieldProps) {
  return (
    <Field {...{ name, label, hint, problem, required, optional }}>
      {(control) => <input {...rest} {...control} type={type} className={controlClass(width)} />}
    </Field>
  )
}

export type LongTextFieldProps = Own & Rest<'textarea'> & { writing?: boolean | undefined }

/** Several lines; it grows with what is typed. `writing` is for notes and the words of the formulation. */
export function LongTextField(props: LongTextFieldProps) {
  const { name, label, hint, problem, required, optional, width, writing = false, rows = 4, ...rest } = props
  return (
    <Field {...{ name, label, hint, problem, required, optional }}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          className={writing ? `${controlClass(width)} control-writing` : controlClass(width)}
        />
      )}
    </Field>
  )
}

export type Option = { value: string; words: string; disabled?: boolean | undefined }

export type SelectFieldProps = Own &
  Rest<'select'> & { options: readonly Option[]; prompt?: string | undefined }

/** A choice from many. Up to about seven, ChoiceField shows them all at once and is quicker. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, problem, required, optional, width = 'medium', options, prompt, ...rest } = props
  return (
    <Field {...{ name, label, hint, problem, required, optional }}>
      {(control) => (
        <select {...rest} {...control} className={controlClass(width)}>
          {prompt === undefined ? null : <option value="">{prompt}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** The browser's own date control: typed or picked, in the reader's own order; sends `2026-03-09`. */
export function DateField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField width="medium" {...props} type="date" />
}

/** Sends `14:30`. */
export function TimeField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField width="short" {...props} type="time" />
}

function controlClass(width: ControlWidth = 'full'): string {
  return width === 'full' ? 'control' : `control control-${width}`
}
