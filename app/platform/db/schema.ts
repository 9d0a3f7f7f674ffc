// Written by npm run schema, from the migrated database. Not edited by hand.
import type { Day, Instant } from '@kith/ipt'
import type { ColumnType, Generated } from 'kysely'

import type { Id } from '../ids.ts'

export type Json = ColumnType<unknown, string, string>
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>

export interface Absences {
  clinic_id: Id<'clinics'>
  id: Id<'absences'>
  staff_id: Id<'staff'>
  cover_id: Id<'staff'>
  from_at: Instant
  until_at: Instant
  created_at: Instant
  cancelled_at: Instant | null
}

export interface Accounts {
  id: Id<'accounts'>
  email: string
  password_hash: string
  webauthn_user: Buffer
  state: 'active' | 'disabled'
  created_at: Instant
}

export interface AgreedFormulations {
  clinic_id: Id<'clinics'>
  id: Id<'agreed_formulations'>
  course_id: Id<'courses'>
  agreed_on: Day
  session_number: number
  how: 'spoken' | 'signed' | 'tapped'
  focus_text: string
  clinician_text: string
  patient_text: string
  area: 'grief' | 'role_dispute' | 'role_transition' | 'interpersonal_deficits'
  second_area: 'grief' | 'role_dispute' | 'role_transition' | 'interpersonal_deficits' | null
  second_reason: string | null
  label: 'interpersonal sensitivity' | 'social isolation' | null
  criteria: Json
  chart: Json
  change_reason: string | null
  consultation: string | null
  recorded_at: Instant
  recorded_by: Id<'staff'>
}

export interface AlertEvents {
  clinic_id: Id<'clinics'>
  id: Id<'alert_events'>
  alert_id: Id<'alerts'>
  kind: 'raised' | 'appended' | 'moved' | 'acknowledged' | 'noted' | 'closed' | 'notice-failed'
  at: Instant
  by_id: Id<'staff'> | null
  from_owner_id: Id<'staff'> | null
  to_owner_id: Id<'staff'> | null
  words: string | null
}

export interface AlertList {
  clinic_id: Id<'clinics'>
  id: Id<'alert_list'>
  position: number
  staff_id: Id<'staff'>
}

export interface AlertProbes {
  clinic_id: Id<'clinics'>
  id: Id<'alert_probes'>
  begun_at: Instant
  due_at: Instant
  arrived_at: Instant | null
}

export interface AlertSignals {
  clinic_id: Id<'clinics'>
  id: Id<'alert_signals'>
  alert_id: Id<'alerts'>
  check_in_id: Id<'check_ins'> | null
  signal: string
  level: 'priority' | 'review' | 'ask'
  item: string | null
  answer: number | null
  former_answer: number | null
  words: string | null
  at: Instant
}

export interface Alerts {
  clinic_id: Id<'clinics'>
  id: Id<'alerts'>
  patient_id: string
  course_id: Id<'courses'>
  source: 'check-in' | 'staff-concern'
  level: 'priority' | 'review' | 'ask'
  state: 'open' | 'acknowledged' | 'closed'
  owner_id: Id<'staff'>
  step: Generated<number>
  raised_at: Instant
  next_step_at: Instant | null
  acknowledged_at: Instant | null
  acknowledged_by: Id<'staff'> | null
  closed_at: Instant | null
  closed_by: Id<'staff'> | null
  assessment: string | null
  steps_tried: string | null
  outcome: 'continue-as-planned' | 'more-contact' | 'same-day-specialist' | 'emergency' | 'hospital' | 'no-contact-possible' | null
  next_step: string | null
  next_review_on: Day | null
  version: Generated<number>
}

export interface Appointments {
  clinic_id: Id<'clinics'>
  id: Id<'appointments'>
  course_id: Id<'courses'>
  clinician_id: Id<'staff'>
  starts_at: Instant
  minutes: number
  format: 'in-person' | 'video' | 'telephone'
  state: 'planned' | 'held' | 'cancelled' | 'missed'
  version: Generated<number>
  moved_alone: Generated<boolean>
}

export interface AuditEntries {
  clinic_id: Id<'clinics'>
  id: Id<'audit_entries'>
  at: Instant
  recorded_at: Generated<Instant>
  actor_id: string | null
  actor_kind: 'staff' | 'patient-link' | 'system' | 'operator' | 'nobody'
  action: string
  outcome: 'done' | 'denied' | 'refused'
  subject_kind: string | null
  subject_id: string | null
  patient_id: string | null
  detail: JsonWithDefault
}

export interface AuditSeals {
  clinic_id: Id<'clinics'>
  id: number
  entry_id: Id<'audit_entries'>
  hash: Buffer
  sealed_at: Generated<Instant>
}

export interface AuditUnsealed {
  clinic_id: Id<'clinics'>
  recorded_at: Instant
  entry_id: string
}

export interface CheckInLinks {
  clinic_id: Id<'clinics'>
  id: Id<'check_in_links'>
  course_id: Id<'courses'>
  patient_id: string
  appointment_id: Id<'appointments'> | null
  instrument: string
  token_hash: Buffer
  made_at: Instant
  made_by: Id<'staff'> | null
  expires_at: Instant
  revoked_at: Instant | null
  used_at: Instant | null
  wrong_pins: Generated<number>
}

export interface CheckIns {
  clinic_id: Id<'clinics'>
  id: Id<'check_ins'>
  course_id: Id<'courses'>
  patient_id: string
  appointment_id: Id<'appointments'> | null
  link_id: Id<'check_in_links'> | null
  instrument: string
  instrument_version: string
  language: string
  mode: 'self' | 'kiosk' | 'telephone' | 'paper'
  answers: Json
  started_at: Instant | null
  submitted_at: Instant
  received_at: Generated<Instant>
  entered_by: Id<'staff'> | null
  replaces_id: Id<'check_ins'> | null
  correction_reason: string | null
}

export interface Clinics {
  id: Id<'clinics'>
  name: string
  country: string
  time_zone: string
  language: Generated<string>
  alert_step_minutes: Generated<number[]>
  reminder_hours: Generated<number>
  strict_scoring: Generated<boolean>
  deficits_label: Generated<'interpersonal sensitivity' | 'social isolation'>
  created_at: Instant
  alerts_watched_from: Generated<Instant>
}

export interface ContactChecks {
  clinic_id: Id<'clinics'>
  id: Id<'contact_checks'>
  course_id: Id<'courses'>
  patient_id: string
  phase: 'initial' | 'middle' | 'termination' | 'maintenance'
  asked_at: Instant
  asked_by: Id<'staff'>
}

export interface ContractTemplates {
  clinic_id: Id<'clinics'>
  id: Id<'contract_templates'>
  template: Json
  changed_at: Instant
  changed_by: Id<'staff'>
  version: Generated<number>
}

export interface Contracts {
  clinic_id: Id<'clinics'>
  id: Id<'contracts'>
  course_id: Id<'courses'>
  number: number
  terms: Json
  sessions: number
  end_on: Day
  agreed_on: Day
  session_number: number
  manner: 'spoken' | 'signed' | 'tapped'
  reason: string | null
  stored_at: Instant
  stored_by: Id<'staff'>
}

export interface Courses {
  clinic_id: Id<'clinics'>
  id: Id<'courses'>
  patient_id: Id<'patients'>
  clinician_id: Id<'staff'>
  supervisor_id: Id<'staff'> | null
  kind: 'acute' | 'maintenance'
  acute_course_id: Id<'courses'> | null
  phase: 'initial' | 'middle' | 'termination' | 'maintenance' | 'ended'
  planned_sessions: number
  unusual_length_reason: string | null
  every_weeks: Generated<number>
  minutes: Generated<number>
  format: 'in-person' | 'video' | 'telephone'
  instrument: Generated<string>
  problem_area: 'grief' | 'role_dispute' | 'role_transition' | 'interpersonal_deficits' | null
  focus_agreed_on: Day | null
  deficits_label: 'interpersonal sensitivity' | 'social isolation' | null
  started_on: Day
  ended_on: Day | null
  ending: 'completed' | 'ended-early' | 'transferred' | null
  created_at: Instant
  version: Generated<number>
  missed_counts: Generated<boolean>
  second_area: 'grief' | 'role_dispute' | 'role_transition' | 'interpersonal_deficits' | null
  initial_sessions: number | null
  termination_sessions: number | null
}

export interface DepressionCourses {
  clinic_id: Id<'clinics'>
  id: Id<'depression_courses'>
  course_id: Id<'courses'>
  course_type: 'episodic' | 'chronic' | 'double'
  first_said: Generated<string>
  first_edtf: string | null
  first_code: string | null
  first_earliest_on: Day | null
  syndrome_said: Generated<string>
  syndrome_edtf: string | null
  syndrome_code: string | null
  syndrome_latest_on: Day | null
  worsenings: JsonWithDefault
  changed_at: Instant
  changed_by: Id<'staff'>
  version: Generated<number>
}

export interface DiagnosisRecords {
  clinic_id: Id<'clinics'>
  id: Id<'diagnosis_records'>
  course_id: Id<'courses'>
  classification: 'dsm-5-tr' | 'icd-11'
  code: string
  code_release: string
  diagnosis: string
  released_name: string | null
  recorded_on: Day
  suicidality: 'assessed' | 'assessed-elsewhere'
  suicidality_on: Day
  suicidality_reference: Generated<string>
  hospital: 'yes' | 'no' | 'offered-and-declined' | 'process-of-law'
  record: Json
  sheet: Json
  recorded_at: Instant
  recorded_by: Id<'staff'>
}

export interface History {
  clinic_id: Id<'clinics'>
  id: Generated<number>
  table_name: string
  row_id: string
  operation: 'update' | 'delete'
  changed_at: Generated<Instant>
  changed_by: string | null
  former: Json
}

export interface InventoryDomains {
  clinic_id: Id<'clinics'>
  id: Id<'inventory_domains'>
  course_id: Id<'courses'>
  domain: string
  state: 'open' | 'reviewed' | 'nothing-to-note' | 'deferred'
  version: Generated<number>
}

export interface InventoryPeople {
  clinic_id: Id<'clinics'>
  id: Id<'inventory_people'>
  course_id: Id<'courses'>
  name: Generated<string>
  alias: Generated<string>
  relation: Generated<string>
  sector: Generated<'family' | 'partner' | 'work' | 'friends' | 'other'>
  tie: 'support' | 'conflict' | 'both' | 'lost' | null
  life: Generated<'living' | 'deceased'>
  died_said: Generated<string>
  died_edtf: string | null
  closeness_now: number | null
  closeness_before: number | null
  contact_frequency: Generated<string>
  contact_means: Generated<string>
  good: Generated<string>
  difficult: Generated<string>
  wished_change: Generated<string>
  domains: Generated<string[]>
  discuss: Generated<boolean>
  of_the_other: Generated<string>
  of_the_patient: Generated<string>
  mutual_goals: Generated<string>
  reciprocal: 'yes' | 'no' | 'unsure' | null
  negotiable: 'yes' | 'no' | 'unsure' | null
  example: Generated<string>
  harms: Generated<string[]>
  created_at: Instant
  created_by: Id<'staff'>
  removed_at: Instant | null
  version: Generated<number>
}

export interface InventoryVersions {
  clinic_id: Id<'clinics'>
  id: Id<'inventory_versions'>
  course_id: Id<'courses'>
  session_number: number
  body: Json
  taken_at: Instant
  taken_by: Id<'staff'>
}

export interface KnownDevices {
  token_hash: Buffer
  account_id: Id<'accounts'>
  created_at: Instant
  last_used_at: Instant
}

export interface LifeEventPeople {
  clinic_id: Id<'clinics'>
  id: Id<'life_event_people'>
  course_id: string
  event_id: Id<'life_events'>
  person_id: Id<'inventory_people'>
}

export interface LifeEvents {
  clinic_id: Id<'clinics'>
  id: Id<'life_events'>
  course_id: Id<'courses'>
  type: 'death' | 'loss' | 'dispute' | 'work' | 'health' | 'housing' | 'other'
  what: string
  said: Generated<string>
  edtf: string | null
  date_code: string | null
  earliest_on: Day | null
  latest_on: Day | null
  people: Generated<string[]>
  impact: number | null
  source: 'patient' | 'clinician' | 'informant' | 'record'
  ongoing: 'no' | 'yes' | 'recurs'
  area: 'grief' | 'role_dispute' | 'role_transition' | 'interpersonal_deficits' | null
  created_at: Instant
  changed_at: Instant
  changed_by: Id<'staff'>
  removed_at: Instant | null
  version: Generated<number>
  death_of: Id<'inventory_people'> | null
}

export interface LinkPins {
  clinic_id: Id<'clinics'>
  id: Id<'link_pins'>
  patient_id: Id<'patients'>
  pin_mark: Buffer
  chosen_at: Instant
  chosen_with: Id<'staff'>
}

export interface MarkDecisions {
  clinic_id: Id<'clinics'>
  id: Id<'mark_decisions'>
  course_id: string
  event_id: Id<'life_events'>
  kind: 'onset' | 'worsening' | 'maintenance'
  decision: 'confirmed' | 'rejected'
  decided_by: Id<'staff'>
  decided_at: Instant
}

export interface Messages {
  clinic_id: Id<'clinics'>
  id: Id<'messages'>
  kind: 'reminder' | 'alert-notice' | 'invitation'
  patient_id: Id<'patients'> | null
  staff_id: Id<'staff'> | null
  course_id: Id<'courses'> | null
  appointment_id: Id<'appointments'> | null
  about_at: Instant | null
  link_id: Id<'check_in_links'> | null
  alert_id: Id<'alerts'> | null
  channel: Generated<string>
  state: 'waiting' | 'sent' | 'failed' | 'cancelled'
  attempts: Generated<number>
  problem: string | null
  due_at: Instant
  sent_at: Instant | null
  created_at: Instant
}

export interface NoteAddenda {
  clinic_id: Id<'clinics'>
  id: Id<'note_addenda'>
  note_id: Id<'signed_notes'>
  body: string
  signed_at: Instant
  signed_by: Id<'staff'>
}

export interface NoteDrafts {
  clinic_id: Id<'clinics'>
  id: Id<'note_drafts'>
  session_id: Id<'sessions'>
  body: string
  version: number
  writer: string
  turn: number
  saved_at: Instant
  saved_by: Id<'staff'>
}

export interface OneTimeTokens {
  id: Id<'one_time_tokens'>
  kind: 'set-up' | 'invitation' | 'reset'
  token_hash: Buffer
  account_id: Id<'accounts'> | null
  clinic_id: Id<'clinics'> | null
  staff_id: string | null
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
  revoked_at: Instant | null
}

export interface Passkeys {
  id: string
  account_id: Id<'accounts'>
  public_key: Buffer
  counter: number
  transports: Generated<string[]>
  name: string
  created_at: Instant
  last_used_at: Instant | null
}

export interface Patients {
  clinic_id: Id<'clinics'>
  id: Id<'patients'>
  name: string
  preferred_name: string | null
  birth_on: Day | null
  clinic_number: string | null
  country: string
  language: Generated<string>
  email: string | null
  phone: string | null
  reminder_channel: Generated<'none' | 'email'>
  reminder_wording: Generated<'appointment' | 'form' | 'hello'>
  reminder_from: Generated<string>
  reminder_until: Generated<string>
  contact_agreed_on: Day | null
  created_at: Instant
  created_by: Id<'staff'>
  version: Generated<number>
}

export interface RecoveryCodes {
  account_id: Id<'accounts'>
  code_hash: Buffer
  used_at: Instant | null
}

export interface Scores {
  clinic_id: Id<'clinics'>
  id: Id<'scores'>
  check_in_id: Id<'check_ins'>
  course_id: Id<'courses'>
  instrument: string
  rule_version: string
  submitted_at: Instant
  state: 'scored' | 'not-scorable'
  total: number | null
  unrounded: string | null
  band: string | null
  prorated: Generated<boolean>
  risk: 'positive' | 'negative' | 'unanswered' | null
}

export interface Sessions {
  clinic_id: Id<'clinics'>
  id: Id<'sessions'>
  course_id: string
  appointment_id: Id<'appointments'>
  number: number
  format: 'in-person' | 'video' | 'telephone'
  held_on: Day
  started_at: Instant
  created_by: Id<'staff'>
  version: Generated<number>
  late_reason: Generated<string>
}

export interface SheetFields {
  clinic_id: Id<'clinics'>
  id: Id<'sheet_fields'>
  course_id: Id<'courses'>
  sheet: 'preparation' | 'assessment' | 'sick-role' | 'hope' | 'formulation' | 'contract'
  name: string
  value: string
  changed_at: Instant
  changed_by: Id<'staff'>
}

export interface SignInAttempts {
  id: Generated<number>
  account_key: Buffer
  address: string
  at: Instant
  succeeded: boolean
}

export interface SignInSessions {
  id: Id<'sign_in_sessions'>
  token_hash: Buffer
  account_id: Id<'accounts'>
  clinic_id: Id<'clinics'> | null
  staff_id: string | null
  strength: 'one-factor' | 'two-factor'
  device: string
  created_at: Instant
  last_seen_at: Instant
  fresh_at: Instant
  challenge: string | null
  ended_at: Instant | null
  ended_why: 'signed-out' | 'ended-elsewhere' | 'replaced' | 'role-changed' | 'disabled' | 'idle' | 'expired' | 'reset' | null
}

export interface SignedNotes {
  clinic_id: Id<'clinics'>
  id: Id<'signed_notes'>
  session_id: Id<'sessions'>
  body: string
  signed_at: Instant
  signed_by: Id<'staff'>
}

export interface Staff {
  clinic_id: Id<'clinics'>
  id: Id<'staff'>
  account_id: Id<'accounts'> | null
  name: string
  email: string
  roles: ('clinician' | 'supervisor' | 'facilitator' | 'lead' | 'researcher')[]
  state: 'invited' | 'active' | 'disabled'
  created_at: Instant
  version: Generated<number>
}

export interface StaffedHours {
  clinic_id: Id<'clinics'>
  id: Id<'staffed_hours'>
  weekday: number
  opens: string
  closes: string
}

export interface Submissions {
  clinic_id: Id<'clinics'>
  id: Id<'submissions'>
  body_hash: Buffer
  result: Json
  at: Generated<Instant>
}

export interface TimelineDrafts {
  clinic_id: Id<'clinics'>
  id: Id<'timeline_drafts'>
  course_id: Id<'courses'>
  staff_id: Id<'staff'>
  form: 'event' | 'stretch' | 'onset'
  row_id: string
  fields: Json
  saved_at: Instant
}

export interface TimelineStretches {
  clinic_id: Id<'clinics'>
  id: Id<'timeline_stretches'>
  course_id: Id<'courses'>
  kind: 'severity' | 'treatment' | 'medication' | 'hospital'
  severity: 'none' | 'mild' | 'moderate' | 'severe' | null
  what: Generated<string>
  said: string
  edtf: string | null
  date_code: string | null
  earliest_on: Day | null
  latest_on: Day | null
  created_at: Instant
  changed_at: Instant
  changed_by: Id<'staff'>
  removed_at: Instant | null
  version: Generated<number>
}

export interface TotpFactors {
  account_id: Id<'accounts'>
  secret_sealed: Buffer
  last_step: Generated<number>
  confirmed_at: Instant
}

export interface UnfinishedForms {
  clinic_id: Id<'clinics'>
  id: Id<'unfinished_forms'>
  link_id: Id<'check_in_links'>
  answers: Json
  at: Instant
  judged_at: Instant | null
}

export interface DB {
  absences: Absences
  accounts: Accounts
  agreed_formulations: AgreedFormulations
  alert_events: AlertEvents
  alert_list: AlertList
  alert_probes: AlertProbes
  alert_signals: AlertSignals
  alerts: Alerts
  appointments: Appointments
  audit_entries: AuditEntries
  audit_seals: AuditSeals
  audit_unsealed: AuditUnsealed
  check_in_links: CheckInLinks
  check_ins: CheckIns
  clinics: Clinics
  contact_checks: ContactChecks
  contract_templates: ContractTemplates
  contracts: Contracts
  courses: Courses
  depression_courses: DepressionCourses
  diagnosis_records: DiagnosisRecords
  history: History
  inventory_domains: InventoryDomains
  inventory_people: InventoryPeople
  inventory_versions: InventoryVersions
  known_devices: KnownDevices
  life_event_people: LifeEventPeople
  life_events: LifeEvents
  link_pins: LinkPins
  mark_decisions: MarkDecisions
  messages: Messages
  note_addenda: NoteAddenda
  note_drafts: NoteDrafts
  one_time_tokens: OneTimeTokens
  passkeys: Passkeys
  patients: Patients
  recovery_codes: RecoveryCodes
  scores: Scores
  sessions: Sessions
  sheet_fields: SheetFields
  sign_in_attempts: SignInAttempts
  sign_in_sessions: SignInSessions
  signed_notes: SignedNotes
  staff: Staff
  staffed_hours: StaffedHours
  submissions: Submissions
  timeline_drafts: TimelineDrafts
  timeline_stretches: TimelineStretches
  totp_factors: TotpFactors
  unfinished_forms: UnfinishedForms
}
