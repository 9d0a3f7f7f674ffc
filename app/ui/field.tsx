import type { ReactNode } from 'react'

/** What every control of a form is told. `problem` is in words already: the form looks them up by code. */
export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  problem?: string | undefined
  /** The browser asks for it too; the server always does. */
  required?: boolean | undefined
  /** Says "optional" beside the label. In a form whose fields are mostly needed, the others say so. */
  optional?: boolean | undefined
}

/** What the control inside takes over, so that label, hint and problem are spoken with it. */
export type ControlProps = {
  id: string
  name: string
  required: boolean
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** The id of a field's control: what the summary of problems links to. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^\w-]/g, '-')}`
}

/** Label, hint, problem, then the control: the problem stands before the place where it is put right. */
export function Field(props: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const { name, label, hint, problem, optional = false, children } = props
  const id = fieldId(name)
  return (
    <div className={problem === undefined ? 'field' : 'field field-with-problem'}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional ? <span className="field-optional"> (optional)</span> : null}
      </label>
      <FieldWords id={id} hint={hint} problem={problem} />
      {children(controlProps(props))}
    </div>
  )
}

export function FieldWords({
  id,
  hint,
  problem,
}: {
  id: string
  hint?: ReactNode
  problem?: string | undefined
}) {
  return (
    <>
      {hint === undefined ? null : (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {problem === undefined ? null : (
        <p className="field-problem" id={`${id}-problem`}>
          <span aria-hidden="true">! </span>
          {problem}
        </p>
      )}
    </>
  )
}

export function controlProps({ name, hint, problem, required = false }: FieldProps): ControlProps {
  const id = fieldId(name)
  const words = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`].filter(
    Boolean,
  )
  return {
    id,
    name,
    required,
    'aria-invalid': problem === undefined ? undefined : true,
    'aria-describedby': words.length === 0 ? undefined : words.join(' '),
  }
}
