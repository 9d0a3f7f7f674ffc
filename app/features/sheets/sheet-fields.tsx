import {
  ChoiceField,
  DateField,
  LongTextField,
  SelectField,
  TextField,
  TickField,
  type Choice,
  type FieldProps,
  type LongTextFieldProps,
  type SelectFieldProps,
  type TextFieldProps,
} from '#ui/index.ts'

import { wasPrefix } from './was-prefix.ts'
import { useSheetInHand } from './sheet-context.ts'

type Own<Props> = Omit<Props, 'problem' | 'defaultValue' | 'value' | 'disabled'>

/** One line of a sheet. */
export function SheetText(props: Own<TextFieldProps>) {
  const { shown, problem } = useField(props.name)
  return (
    <>
      <Was name={props.name} />
      <TextField autoComplete="off" {...props} problem={problem} defaultValue={shown} />
    </>
  )
}

/** Several lines of a sheet. */
export function SheetLongText(props: Own<LongTextFieldProps>) {
  const { shown, problem } = useField(props.name)
  return (
    <>
      <Was name={props.name} />
      <LongTextField autoComplete="off" {...props} problem={problem} defaultValue={shown} />
    </>
  )
}

export function SheetDate(props: Own<TextFieldProps>) {
  const { shown, problem } = useField(props.name)
  return (
    <>
      <Was name={props.name} />
      <DateField {...props} problem={problem} defaultValue={shown} />
    </>
  )
}

export function SheetSelect(props: Own<SelectFieldProps>) {
  const { shown, problem } = useField(props.name)
  return (
    <>
      <Was name={props.name} />
      <SelectField {...props} problem={problem} defaultValue={shown} />
    </>
  )
}

export type SheetChoiceProps = Omit<FieldProps, 'problem'> & {
  choices: readonly Choice[]
  inRow?: boolean | undefined
  /** What no answer is called. An answer can be taken back, so that a slip does not stand. */
  none?: string | undefined
}

/** One of several, all in sight, with "not asked yet" among them. */
export function SheetChoice({ none = 'Not recorded', choices, ...props }: SheetChoiceProps) {
  const { shown, problem } = useField(props.name)
  return (
    <>
      <Was name={props.name} />
      <ChoiceField
        {...props}
        problem={problem}
        chosen={shown}
        choices={[...choices, { value: '', words: none }]}
      />
    </>
  )
}

/** One thing that is so, or not: 'yes' or ''. */
export function SheetTick(props: { name: string; label: FieldProps['label']; hint?: FieldProps['hint'] }) {
  const { shown, problem } = useField(props.name)
  return (
    <>
      <Was name={props.name} />
      <TickField {...props} problem={problem} ticked={shown === 'yes'} />
    </>
  )
}

/** What stood in the field when the page was made, so that a form sent without scripts overwrites nobody (SEC-063). */
function Was({ name }: { name: string }) {
  const { stored } = useSheetInHand()
  return <input type="hidden" name={wasPrefix + name} value={stored[name] ?? ''} />
}

// A field that comes into sight later shows what stands in it by then; those in sight keep what is typed into them.
function useField(name: string): { shown: string; problem: string | undefined } {
  const { values, problems } = useSheetInHand()
  return { shown: values[name] ?? '', problem: problems[name] }
}
