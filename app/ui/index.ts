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
export { fieldId, type ControlProps, type FieldProps } from './field.tsx'
export { FormProblems, type FieldProblem } from './form-problems.tsx'
export { PageHeading, type PageHeadingProps } from './page-heading.tsx'
export { PatientFrame, type PatientFrameProps } from './patient-frame.tsx'
export { EmptyState, Facts, Section, type Fact, type SectionProps } from './section.tsx'
export { Sign, type SignName } from './sign.tsx'
export { StaffFrame, type Place, type StaffFrameProps } from './staff-frame.tsx'
export { DateField, LongTextField, SelectField, TextField, TimeField } from './text-field.tsx'
export type { LongTextFieldProps, Option, SelectFieldProps, TextFieldProps } from './text-field.tsx'
export { useAwake, WithoutScripts } from './without-scripts.tsx'
export { Wordmark } from './wordmark.tsx'
export { AreaTag, type AreaKey, type AreaTagProps } from './area-tag.tsx'
export { instantInWords, type ClockStyle } from './clock-words.ts'
export { Disclosure, type DisclosureProps } from './disclosure.tsx'
export { Notice, StatusRegion, type NoticeProps } from './notice.tsx'
export { PhaseStrip, type PhaseStripProps } from './phase-strip.tsx'
export { SaveState, notSavedWords, type SaveStateProps } from './save-state.tsx'
export { scoreChange, type ScoreChange } from './score-change.ts'
export { ChangeWords, ScoreFigure, type ScoreFigureProps } from './score-figure.tsx'
export { endedWords, heldWords, sessionWords } from './session-words.ts'
export { Sparkline, type SparklineProps } from './sparkline.tsx'
export { Tag, type TagTone } from './tag.tsx'
export { Timestamp, type TimestampProps } from './timestamp.tsx'
export { ScoreChart, type ScoreChartProps } from './chart/score-chart.tsx'
export type { ScoreBand } from './chart/band-rows.ts'
export type { ScorePoint } from './chart/score-chart-layout.ts'
export { PrintFoot, type Printed } from './print-foot.tsx'
export { watchPage } from './watch-page.ts'
