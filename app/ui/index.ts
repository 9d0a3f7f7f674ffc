/** Parts that know no patient. Pages import from here; the style sheet `kith.css` comes with the root. */
export { Banner, type BannerProps, type BannerTone } from './banner.tsx'
export { Button, ButtonLink, type ButtonProps, type ButtonLinkProps, type ButtonTone } from './button.tsx'
export {
  ChoiceField,
  TickField,
  type Choice,
  type ChoiceFieldProps,
  type TickFieldProps,
} from './choice-field.tsx'
export { DataTable, type Column, type DataTableProps } from './data-table.tsx'
export { Field, fieldId, type ControlProps, type FieldProps } from './field.tsx'
export { FormProblems, type FieldProblem } from './form-problems.tsx'
export { PageHeading, type PageHeadingProps } from './page-heading.tsx'
export { PatientFrame, type PatientFrameProps } from './patient-frame.tsx'
export { EmptyState, Facts, Section, type Fact, type SectionProps } from './section.tsx'
export { Sign, type SignName } from './sign.tsx'
export { StaffFrame, type Place, type StaffFrameProps } from './staff-frame.tsx'
export { DateField, LongTextField, SelectField, TextField, TimeField } from './text-field.tsx'
export type { LongTextFieldProps, Option, SelectFieldProps, TextFieldProps } from './text-field.tsx'
export { Wordmark } from './wordmark.tsx'
