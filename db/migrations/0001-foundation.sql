-- The clinic wall, the people who work in a clinic, and what every other table stands on.

create schema if not exists kith;
grant usage on schema kith to kith_app, kith_identity;

-- Who is asking. Each transaction sets these for itself; an empty string is not a clinic, and no clinic means no rows.
create function kith.clinic() returns uuid language sql stable parallel safe
  return nullif(current_setting('kith.clinic', true), '')::uuid;

create function kith.actor() returns uuid language sql stable parallel safe
  return nullif(current_setting('kith.actor', true), '')::uuid;

-- Puts a table behind the clinic wall. The owner passes (migrations, backup, restore); the application never owns.
-- `(select …)` asks whose clinic it is once for each statement, not once for each row (docs/performance.md).
create function kith.wall(walled regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format(
    'create policy clinic_wall on %s to kith_app using (clinic_id = (select kith.clinic())) with check (clinic_id = kith.clinic())',
    walled);
  execute format('create policy upkeep on %s to kith_owner using (true) with check (true)', walled);
end
$$;

create table kith.clinics (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  country text not null check (country ~ '^[A-Z]{2}$'),
  time_zone text not null,
  language text not null default 'en',
  -- Minutes of staffed time after which an alert that nobody took moves to the next person (SEC-070).
  alert_step_minutes integer[] not null default '{15,30,60}'
    check (cardinality(alert_step_minutes) between 1 and 10 and 0 < all (alert_step_minutes)),
  -- How long before a session its reminder goes out.
  reminder_hours integer not null default 24 check (reminder_hours between 1 and 48),
  -- Strict scoring asks for all nine answers; otherwise up to two may be missing (instruments.md, part 2).
  strict_scoring boolean not null default false,
  deficits_label text not null default 'interpersonal sensitivity'
    check (deficits_label in ('interpersonal sensitivity', 'social isolation')),
  created_at timestamptz not null
);
alter table kith.clinics enable row level security;
alter table kith.clinics force row level security;
create policy clinic_wall on kith.clinics to kith_app using (id = kith.clinic()) with check (id = kith.clinic());
create policy upkeep on kith.clinics to kith_owner using (true) with check (true);
grant select, insert, update on kith.clinics to kith_app;

-- What a clinical row was before it changed. Written by trigger, so no code path can forget it.
create table kith.history (
  clinic_id uuid not null,
  id bigint generated always as identity,
  table_name text not null,
  row_id uuid not null,
  operation text not null check (operation in ('update', 'delete')),
  changed_at timestamptz not null default clock_timestamp(),
  changed_by uuid,
  former jsonb not null,
  primary key (clinic_id, id)
);
create index history_of_row on kith.history (clinic_id, table_name, row_id, id);
select kith.wall('kith.history');
grant select on kith.history to kith_app;

create function kith.keep_history() returns trigger language plpgsql security definer set search_path = kith, pg_temp as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(old) = to_jsonb(new) then
    return new;
  end if;
  insert into kith.history (clinic_id, table_name, row_id, operation, changed_by, former)
  values (old.clinic_id, tg_table_name, old.id, lower(tg_op), kith.actor(), to_jsonb(old));
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

create function kith.clinical(tracked regclass) returns void language plpgsql as $$
begin
  perform kith.wall(tracked);
  execute format('create trigger keep_history before update or delete on %s for each row execute function kith.keep_history()', tracked);
end
$$;

create table kith.staff (
  clinic_id uuid not null references kith.clinics (id),
  id uuid not null,
  account_id uuid,
  name text not null check (length(name) between 1 and 200),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['clinician', 'supervisor', 'facilitator', 'lead', 'researcher']),
  state text not null check (state in ('invited', 'active', 'disabled')),
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, email),
  unique (clinic_id, account_id),
  check (state = 'invited' or account_id is not null)
);
select kith.clinical('kith.staff');
grant select, insert, update on kith.staff to kith_app;

-- Planned leave. Cover is named before leave can be stored (HAZ-004).
create table kith.absences (
  clinic_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  cover_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, staff_id) references kith.staff (clinic_id, id),
  foreign key (clinic_id, cover_id) references kith.staff (clinic_id, id),
  check (from_at < until_at),
  check (staff_id <> cover_id)
);
select kith.clinical('kith.absences');
grant select, insert, update on kith.absences to kith_app;

-- The order in which people are asked when nobody takes an alert.
create table kith.alert_list (
  clinic_id uuid not null references kith.clinics (id),
  id uuid not null,
  position integer not null check (position > 0),
  staff_id uuid not null,
  primary key (clinic_id, id),
  unique (clinic_id, position) deferrable initially deferred,
  unique (clinic_id, staff_id) deferrable initially deferred,
  foreign key (clinic_id, staff_id) references kith.staff (clinic_id, id)
);
select kith.clinical('kith.alert_list');
grant select, insert, update, delete on kith.alert_list to kith_app;

-- When somebody is there to take an alert, in the clinic's time zone. No rows: nobody watches, and patients are told so (SEC-072).
create table kith.staffed_hours (
  clinic_id uuid not null references kith.clinics (id),
  id uuid not null,
  weekday integer not null check (weekday between 1 and 7), -- ISO: Monday is 1
  opens time not null,
  closes time not null,
  primary key (clinic_id, id),
  unique (clinic_id, weekday, opens),
  check (opens < closes)
);
select kith.clinical('kith.staffed_hours');
grant select, insert, update, delete on kith.staffed_hours to kith_app;

-- Every read and write of a record by a person, and every sign-in (SEC-048). Insert only, for everybody.
create table kith.audit_entries (
  clinic_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_kind text not null check (actor_kind in ('staff', 'patient-link', 'system', 'operator', 'nobody')),
  action text not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  outcome text not null check (outcome in ('done', 'denied', 'refused')),
  subject_kind text,
  subject_id uuid,
  patient_id uuid,
  detail jsonb not null default '{}',
  primary key (clinic_id, id)
);
create index audit_by_patient on kith.audit_entries (clinic_id, patient_id, recorded_at desc) where patient_id is not null;
create index audit_by_time on kith.audit_entries (clinic_id, recorded_at desc);
select kith.wall('kith.audit_entries');
grant select, insert on kith.audit_entries to kith_app;

-- The chain: each sealed entry in commit order, with the hash of the one before it.
create table kith.audit_seals (
  clinic_id uuid not null,
  id bigint not null check (id > 0), -- place in the clinic's chain, without gaps
  entry_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (clinic_id, id),
  unique (clinic_id, entry_id),
  foreign key (clinic_id, entry_id) references kith.audit_entries (clinic_id, id)
);
select kith.wall('kith.audit_seals');
grant select, insert on kith.audit_seals to kith_app;

-- Entries that wait for their place in the chain. Finding them stays as quick after years as on the first day.
create table kith.audit_unsealed (
  clinic_id uuid not null,
  recorded_at timestamptz not null,
  entry_id uuid not null,
  primary key (clinic_id, recorded_at, entry_id)
);
select kith.wall('kith.audit_unsealed');
grant select, insert, delete on kith.audit_unsealed to kith_app;

create function kith.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
create trigger insert_only before update or delete or truncate on kith.audit_entries
  for each statement execute function kith.refuse_change();
create trigger insert_only before update or delete or truncate on kith.audit_seals
  for each statement execute function kith.refuse_change();
create trigger insert_only before update or delete or truncate on kith.history
  for each statement execute function kith.refuse_change();

-- What a client-made key already did, so that a repeated request stores once (SEC-062).
create table kith.submissions (
  clinic_id uuid not null,
  id uuid not null, -- the client's key
  body_hash bytea not null,
  result jsonb not null,
  at timestamptz not null default clock_timestamp(),
  primary key (clinic_id, id)
);
create index submissions_by_time on kith.submissions (at);
select kith.wall('kith.submissions');
grant select, insert, update on kith.submissions to kith_app;

-- Clinics that have work waiting (sealing, hourly comparisons): ids alone cross the wall, for jobs.
create function kith.clinic_ids() returns setof uuid language sql stable security definer set search_path = kith, pg_temp
  as $$ select id from kith.clinics order by id $$;
create function kith.clinics_to_seal() returns setof uuid language sql stable security definer set search_path = kith, pg_temp
  as $$ select distinct clinic_id from kith.audit_unsealed $$;
revoke execute on function kith.clinic_ids(), kith.clinics_to_seal() from public;
grant execute on function kith.clinic_ids(), kith.clinics_to_seal() to kith_app;
