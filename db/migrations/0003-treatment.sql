-- Patients, courses, appointments, sessions and their notes.

create table kith.patients (
  clinic_id uuid not null references kith.clinics (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  preferred_name text check (length(preferred_name) between 1 and 100),
  birth_on date,
  clinic_number text check (length(clinic_number) between 1 and 60),
  country text not null check (country ~ '^[A-Z]{2}$'), -- where they are: whose crisis lines are shown (SAFE-030)
  language text not null default 'en',
  email text check (length(email) between 3 and 254),
  phone text check (length(phone) between 3 and 40),
  -- Nothing is sent until the patient has chosen channel, hours and wording (SEC-026).
  reminder_channel text not null default 'none' check (reminder_channel in ('none', 'email')),
  reminder_wording text not null default 'appointment' check (reminder_wording in ('appointment', 'form', 'hello')),
  reminder_from time not null default '08:00',
  reminder_until time not null default '20:00',
  contact_agreed_on date,
  created_at timestamptz not null,
  created_by uuid not null,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, clinic_number),
  foreign key (clinic_id, created_by) references kith.staff (clinic_id, id),
  check (email is not null or phone is not null),
  check (reminder_from < reminder_until),
  check (reminder_channel = 'none' or (email is not null and contact_agreed_on is not null))
);
create index patients_of_adder on kith.patients (clinic_id, created_by);
select kith.clinical('kith.patients');
grant select, insert, update on kith.patients to kith_app;

create table kith.courses (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  clinician_id uuid not null,
  supervisor_id uuid,
  kind text not null check (kind in ('acute', 'maintenance')),
  acute_course_id uuid,
  phase text not null check (phase in ('initial', 'middle', 'termination', 'maintenance', 'ended')),
  planned_sessions integer not null check (planned_sessions between 1 and 52),
  unusual_length_reason text, -- IPT-017
  every_weeks integer not null default 1 check (every_weeks between 1 and 8),
  minutes integer not null default 50 check (minutes between 15 and 120),
  format text not null check (format in ('in-person', 'video', 'telephone')),
  instrument text not null default 'phq-9', -- the course's primary scale (IPT-022)
  problem_area text check (problem_area in ('grief', 'role_dispute', 'role_transition', 'interpersonal_deficits')),
  focus_agreed_on date,
  -- How the clinician chose to name the fourth area to this patient; null: as the clinic does (IPT-078).
  deficits_label text check (deficits_label in ('interpersonal sensitivity', 'social isolation')),
  started_on date not null,
  ended_on date,
  ending text check (ending in ('completed', 'ended-early', 'transferred')),
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, id, patient_id),
  foreign key (clinic_id, patient_id) references kith.patients (clinic_id, id),
  foreign key (clinic_id, clinician_id) references kith.staff (clinic_id, id),
  foreign key (clinic_id, supervisor_id) references kith.staff (clinic_id, id),
  foreign key (clinic_id, acute_course_id) references kith.courses (clinic_id, id),
  check ((kind = 'maintenance') = (acute_course_id is not null)),
  check (kind = 'maintenance' or planned_sessions between 8 and 20 or unusual_length_reason is not null),
  check ((phase = 'ended') = (ended_on is not null)),
  check ((ended_on is null) = (ending is null)),
  check (phase not in ('middle', 'termination') or (problem_area is not null and focus_agreed_on is not null)), -- IPT-012
  check ((problem_area is null) = (focus_agreed_on is null)),
  check (phase <> 'maintenance' or kind = 'maintenance')
);
create unique index one_open_course on kith.courses (clinic_id, patient_id) where ended_on is null;
create index courses_of_clinician on kith.courses (clinic_id, clinician_id);
create index courses_of_supervisor on kith.courses (clinic_id, supervisor_id) where supervisor_id is not null;
-- The latest course of a patient decides who treats them: asked at every permission check.
create index courses_of_patient on kith.courses (clinic_id, patient_id, started_on desc, id desc);
select kith.clinical('kith.courses');
grant select, insert, update on kith.courses to kith_app;

create table kith.appointments (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  clinician_id uuid not null,
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 15 and 120),
  format text not null check (format in ('in-person', 'video', 'telephone')),
  state text not null check (state in ('planned', 'held', 'cancelled', 'missed')),
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, id, course_id),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, clinician_id) references kith.staff (clinic_id, id)
);
create index calendar on kith.appointments (clinic_id, clinician_id, starts_at);
create index appointments_of_course on kith.appointments (clinic_id, course_id, starts_at);
create index appointments_to_remind on kith.appointments (clinic_id, starts_at) where state = 'planned';
select kith.clinical('kith.appointments');
grant select, insert, update on kith.appointments to kith_app;

-- A session is a meeting that took place: its number counts held meetings alone (IPT-011).
create table kith.sessions (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  appointment_id uuid not null,
  number integer not null check (number > 0),
  format text not null check (format in ('in-person', 'video', 'telephone')),
  held_on date not null,
  started_at timestamptz not null,
  created_by uuid not null,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, course_id, number),
  unique (clinic_id, appointment_id),
  foreign key (clinic_id, appointment_id, course_id) references kith.appointments (clinic_id, id, course_id),
  foreign key (clinic_id, created_by) references kith.staff (clinic_id, id)
);
select kith.clinical('kith.sessions');
grant select, insert, update, delete on kith.sessions to kith_app; -- deleted: started by mistake, before anything was written

-- What is being typed, saved every two seconds. Overwritten in place under a version; the signed note is the record.
create table kith.note_drafts (
  clinic_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  body text not null check (length(body) <= 100000),
  version integer not null check (version > 0),
  -- The open page that saved it and how many times it had: a page knows its own saves again, also late ones.
  writer uuid not null,
  turn integer not null check (turn > 0),
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (clinic_id, id),
  unique (clinic_id, session_id),
  foreign key (clinic_id, session_id) references kith.sessions (clinic_id, id),
  foreign key (clinic_id, saved_by) references kith.staff (clinic_id, id)
);
select kith.wall('kith.note_drafts');
grant select, insert, update, delete on kith.note_drafts to kith_app;

create table kith.signed_notes (
  clinic_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  body text not null check (length(body) between 1 and 100000),
  signed_at timestamptz not null,
  signed_by uuid not null,
  primary key (clinic_id, id),
  unique (clinic_id, session_id),
  foreign key (clinic_id, session_id) references kith.sessions (clinic_id, id),
  foreign key (clinic_id, signed_by) references kith.staff (clinic_id, id)
);
select kith.wall('kith.signed_notes');
grant select, insert on kith.signed_notes to kith_app;

create table kith.note_addenda (
  clinic_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  body text not null check (length(body) between 1 and 20000),
  signed_at timestamptz not null,
  signed_by uuid not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, note_id) references kith.signed_notes (clinic_id, id),
  foreign key (clinic_id, signed_by) references kith.staff (clinic_id, id)
);
select kith.wall('kith.note_addenda');
grant select, insert on kith.note_addenda to kith_app;

-- Signed is signed, even for the owner of the tables.
create trigger insert_only before update or delete or truncate on kith.signed_notes
  for each statement execute function kith.refuse_change();
create trigger insert_only before update or delete or truncate on kith.note_addenda
  for each statement execute function kith.refuse_change();

-- After signing there is no draft to come back.
create function kith.refuse_draft_of_signed() returns trigger language plpgsql as $$
begin
  if exists (select from kith.signed_notes n where n.clinic_id = new.clinic_id and n.session_id = new.session_id) then
    raise exception 'the note of this session is signed' using errcode = 'integrity_constraint_violation', constraint = 'note_is_signed';
  end if;
  return new;
end
$$;
create trigger not_after_signing before insert or update on kith.note_drafts
  for each row execute function kith.refuse_draft_of_signed();
