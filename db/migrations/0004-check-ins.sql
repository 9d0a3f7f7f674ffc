-- Links that let a patient answer, what was answered, its scores, alerts, and messages.

create table kith.check_in_links (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  patient_id uuid not null,
  appointment_id uuid,
  instrument text not null,
  token_hash bytea not null unique check (length(token_hash) = 32), -- the token itself is never stored (SEC-022)
  made_at timestamptz not null,
  made_by uuid, -- null: made by the reminder job
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, id, course_id, patient_id),
  foreign key (clinic_id, course_id, patient_id) references kith.courses (clinic_id, id, patient_id),
  foreign key (clinic_id, appointment_id, course_id) references kith.appointments (clinic_id, id, course_id),
  foreign key (clinic_id, made_by) references kith.staff (clinic_id, id),
  check (expires_at > made_at and expires_at <= made_at + interval '7 days')
);
create index links_of_course on kith.check_in_links (clinic_id, course_id, made_at desc);
-- One link in force for each appointment: the mail, the code on the tablet and a resent mail are the same link.
create unique index one_link_per_appointment on kith.check_in_links (clinic_id, appointment_id)
  where revoked_at is null and used_at is null;
select kith.clinical('kith.check_in_links');
grant select, insert, update on kith.check_in_links to kith_app;

-- A token names its clinic and link, and nothing else crosses the wall.
create function kith.link_of_token(hash bytea) returns table (clinic_id uuid, link_id uuid)
  language sql stable security definer set search_path = kith, pg_temp
  as $$ select l.clinic_id, l.id from kith.check_in_links l where l.token_hash = hash $$;
revoke execute on function kith.link_of_token(bytea) from public;
grant execute on function kith.link_of_token(bytea) to kith_app;

create table kith.check_ins (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  patient_id uuid not null,
  appointment_id uuid,
  link_id uuid, -- null: entered by staff
  instrument text not null,
  instrument_version text not null,
  language text not null,
  mode text not null check (mode in ('self', 'kiosk', 'telephone', 'paper')), -- MEAS-014
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  started_at timestamptz,
  submitted_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  entered_by uuid,
  replaces_id uuid, -- a correction is a new check-in with a reason (MEAS-015)
  correction_reason text,
  primary key (clinic_id, id),
  unique (clinic_id, link_id), -- one answer set per link
  foreign key (clinic_id, course_id, patient_id) references kith.courses (clinic_id, id, patient_id),
  foreign key (clinic_id, appointment_id, course_id) references kith.appointments (clinic_id, id, course_id),
  foreign key (clinic_id, link_id, course_id, patient_id) references kith.check_in_links (clinic_id, id, course_id, patient_id),
  foreign key (clinic_id, entered_by) references kith.staff (clinic_id, id),
  foreign key (clinic_id, replaces_id) references kith.check_ins (clinic_id, id),
  check ((link_id is null) = (entered_by is not null)),
  check ((replaces_id is null) = (correction_reason is null))
);
-- One correction of each check-in. Few are corrected: the index stays small, however many are stored.
create unique index one_correction on kith.check_ins (clinic_id, replaces_id) where replaces_id is not null;
create index check_ins_of_course on kith.check_ins (clinic_id, course_id, submitted_at);
select kith.wall('kith.check_ins');
grant select, insert on kith.check_ins to kith_app;
create trigger insert_only before update or delete or truncate on kith.check_ins
  for each statement execute function kith.refuse_change();

create table kith.scores (
  clinic_id uuid not null,
  id uuid not null,
  check_in_id uuid not null,
  course_id uuid not null,
  instrument text not null,
  rule_version text not null,
  submitted_at timestamptz not null,
  state text not null check (state in ('scored', 'not-scorable')),
  total integer,
  unrounded numeric,
  band text,
  prorated boolean not null default false,
  risk text check (risk in ('positive', 'negative', 'unanswered')), -- null: the instrument has no risk item
  primary key (clinic_id, id),
  unique (clinic_id, check_in_id, rule_version),
  foreign key (clinic_id, check_in_id) references kith.check_ins (clinic_id, id),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  check ((state = 'scored') = (total is not null and unrounded is not null and band is not null))
);
create index scores_of_course on kith.scores (clinic_id, course_id, submitted_at) include (instrument, state, total, band, prorated, risk, check_in_id);
select kith.wall('kith.scores');
grant select, insert on kith.scores to kith_app;
create trigger insert_only before update or delete or truncate on kith.scores
  for each statement execute function kith.refuse_change();

-- A form that came back with gaps. If it is never sent, its risk answers still reach somebody (HAZ-002).
create table kith.unfinished_forms (
  clinic_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  answers jsonb not null,
  at timestamptz not null,
  judged_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, link_id),
  foreign key (clinic_id, link_id) references kith.check_in_links (clinic_id, id)
);
create index forms_to_judge on kith.unfinished_forms (clinic_id, at) where judged_at is null;
select kith.wall('kith.unfinished_forms');
grant select, insert, update on kith.unfinished_forms to kith_app;

create table kith.alerts (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  course_id uuid not null,
  source text not null check (source in ('check-in', 'staff-concern')),
  level text not null check (level in ('priority', 'review', 'ask')),
  state text not null check (state in ('open', 'acknowledged', 'closed')),
  owner_id uuid not null, -- exactly one owner, always (SEC-070)
  step integer not null default 0 check (step >= 0),
  raised_at timestamptz not null,
  next_step_at timestamptz, -- when it moves on if nobody has taken it
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  assessment text, -- what was done and found (SAFE-011)
  steps_tried text, -- when nobody could be reached (SAFE-011)
  outcome text check (outcome in ('continue-as-planned', 'more-contact', 'same-day-specialist', 'emergency', 'hospital', 'no-contact-possible')),
  next_step text,
  next_review_on date,
  version integer not null default 1,
  primary key (clinic_id, id),
  foreign key (clinic_id, course_id, patient_id) references kith.courses (clinic_id, id, patient_id),
  foreign key (clinic_id, owner_id) references kith.staff (clinic_id, id),
  foreign key (clinic_id, acknowledged_by) references kith.staff (clinic_id, id),
  foreign key (clinic_id, closed_by) references kith.staff (clinic_id, id),
  check ((state = 'open') = (acknowledged_at is null)),
  check (state <> 'open' or next_step_at is not null), -- an alert that nobody has taken never rests
  check ((acknowledged_at is null) = (acknowledged_by is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((closed_at is null) = (closed_by is null)),
  -- Closing needs what was done, an outcome and a next step with its day (HAZ-006, SAFE-011).
  check (state <> 'closed' or (coalesce(length(trim(assessment)), 0) > 0 and outcome is not null
    and coalesce(length(trim(next_step)), 0) > 0 and next_review_on is not null)),
  check (outcome is distinct from 'no-contact-possible' or coalesce(length(trim(steps_tried)), 0) > 0)
);
create unique index one_open_alert on kith.alerts (clinic_id, patient_id, source) where state <> 'closed'; -- SAFE-002
create index alerts_of_owner on kith.alerts (clinic_id, owner_id) where state <> 'closed';
create index alerts_to_move on kith.alerts (clinic_id, next_step_at) where state = 'open';
create index alerts_of_course on kith.alerts (clinic_id, course_id);
select kith.clinical('kith.alerts');
grant select, insert, update on kith.alerts to kith_app;

-- What the alert rests on: the raw answer, never a category (SAFE-004). Later signals append.
create table kith.alert_signals (
  clinic_id uuid not null,
  id uuid not null,
  alert_id uuid not null,
  check_in_id uuid, -- null: an unfinished form, or a concern of staff
  signal text not null,
  level text not null check (level in ('priority', 'review', 'ask')),
  item text,
  answer integer,
  former_answer integer,
  words text, -- a staff member's concern
  at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, alert_id) references kith.alerts (clinic_id, id),
  foreign key (clinic_id, check_in_id) references kith.check_ins (clinic_id, id)
);
create index signals_of_alert on kith.alert_signals (clinic_id, alert_id, at);
create unique index one_signal_per_answer on kith.alert_signals (clinic_id, check_in_id, signal, item) where check_in_id is not null;
select kith.wall('kith.alert_signals');
grant select, insert on kith.alert_signals to kith_app;

create table kith.alert_events (
  clinic_id uuid not null,
  id uuid not null,
  alert_id uuid not null,
  kind text not null check (kind in ('raised', 'appended', 'moved', 'acknowledged', 'noted', 'closed', 'notice-failed')),
  at timestamptz not null,
  by_id uuid,
  from_owner_id uuid,
  to_owner_id uuid,
  words text,
  primary key (clinic_id, id),
  foreign key (clinic_id, alert_id) references kith.alerts (clinic_id, id),
  foreign key (clinic_id, by_id) references kith.staff (clinic_id, id),
  foreign key (clinic_id, from_owner_id) references kith.staff (clinic_id, id),
  foreign key (clinic_id, to_owner_id) references kith.staff (clinic_id, id)
);
create index events_of_alert on kith.alert_events (clinic_id, alert_id, at);
select kith.wall('kith.alert_events');
grant select, insert on kith.alert_events to kith_app;

-- Only somebody who can act may own an alert (HAZ-004). The share lock makes whoever would disable this person wait.
create function kith.owner_must_be_active() returns trigger language plpgsql as $$
begin
  if new.state = 'closed' then
    return new;
  end if;
  perform from kith.staff s
    where s.clinic_id = new.clinic_id and s.id = new.owner_id and s.state = 'active' for share;
  if not found then
    raise exception 'an alert needs an owner who can act' using errcode = 'integrity_constraint_violation', constraint = 'owner_is_active';
  end if;
  return new;
end
$$;
create trigger owner_is_active before insert or update on kith.alerts
  for each row execute function kith.owner_must_be_active();

create function kith.keep_alert_owners() returns trigger language plpgsql as $$
begin
  if new.state <> 'active' and exists (
    select from kith.alerts a where a.clinic_id = new.clinic_id and a.owner_id = new.id and a.state <> 'closed'
  ) then
    raise exception 'this person owns open alerts' using errcode = 'integrity_constraint_violation', constraint = 'alerts_handed_over_first';
  end if;
  return new;
end
$$;
create trigger alerts_handed_over_first before update of state on kith.staff
  for each row execute function kith.keep_alert_owners();

-- What Kith sends, and what became of it. The text is composed at sending from a fixed list (SEC-026); it is not stored.
create table kith.messages (
  clinic_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('reminder', 'alert-notice', 'invitation')),
  patient_id uuid,
  staff_id uuid,
  course_id uuid,
  appointment_id uuid,
  about_at timestamptz, -- when that appointment began, as it was then: one that is moved is spoken of anew
  link_id uuid,
  alert_id uuid,
  channel text not null default 'email' check (channel in ('email')),
  state text not null check (state in ('waiting', 'sent', 'failed', 'cancelled')),
  attempts integer not null default 0,
  problem text, -- a code, never the server's sentence
  due_at timestamptz not null,
  sent_at timestamptz,
  created_at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references kith.patients (clinic_id, id),
  foreign key (clinic_id, staff_id) references kith.staff (clinic_id, id),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, appointment_id) references kith.appointments (clinic_id, id),
  foreign key (clinic_id, link_id) references kith.check_in_links (clinic_id, id),
  foreign key (clinic_id, alert_id) references kith.alerts (clinic_id, id),
  check ((patient_id is null) <> (staff_id is null)),
  check ((appointment_id is null) = (about_at is null)),
  check ((state = 'sent') = (sent_at is not null))
);
create index messages_to_send on kith.messages (clinic_id, due_at) where state = 'waiting';
create index messages_of_course on kith.messages (clinic_id, course_id, created_at desc);
create unique index one_reminder_per_appointment on kith.messages (clinic_id, appointment_id, about_at)
  where kind = 'reminder' and state <> 'cancelled';
select kith.wall('kith.messages');
grant select, insert, update on kith.messages to kith_app;
