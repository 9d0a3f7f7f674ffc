-- The treatment contract: the clinic's words to begin with, and what was agreed, which is never rewritten (IPT-090, IPT-015).

-- The words that a clinic starts each contract with; none yet: those that come with Kith. Former words are in history.
create table kith.contract_templates (
  clinic_id uuid not null references kith.clinics (id),
  id uuid not null,
  template jsonb not null check (jsonb_typeof(template) = 'object'),
  changed_at timestamptz not null,
  changed_by uuid not null,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id),
  foreign key (clinic_id, changed_by) references kith.staff (clinic_id, id)
);
select kith.clinical('kith.contract_templates');
grant select, insert, update on kith.contract_templates to kith_app;

-- Each agreement of the patient. The one with the highest number counts; the ones before stay readable.
create table kith.contracts (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  number integer not null check (number > 0),
  terms jsonb not null check (jsonb_typeof(terms) = 'object'),
  sessions integer not null check (sessions between 1 and 52),
  end_on date not null,
  agreed_on date not null,
  session_number integer not null check (session_number > 0),
  manner text not null check (manner in ('spoken', 'signed', 'tapped')), -- IPT-077
  reason text check (length(reason) between 1 and 2000),
  stored_at timestamptz not null,
  stored_by uuid not null,
  primary key (clinic_id, id),
  unique (clinic_id, course_id, number),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, stored_by) references kith.staff (clinic_id, id),
  check ((number = 1) = (reason is null)), -- a change needs a reason (IPT-015)
  check (terms -> 'sessions' = to_jsonb(sessions))
);
select kith.wall('kith.contracts');
grant select, insert on kith.contracts to kith_app;
create trigger insert_only before update or delete or truncate on kith.contracts
  for each statement execute function kith.refuse_change();

-- A session that did not take place counts as one of the agreed ones where the contract says so (IPT-011, IPT-092).
alter table kith.courses add column missed_counts boolean not null default false;

-- Once a contract is agreed, the number of sessions changes with another one or not at all (IPT-015, IPT-016).
create function kith.refuse_silent_extension() returns trigger language plpgsql as $$
declare agreed integer;
begin
  select c.sessions into agreed from kith.contracts c
    where c.clinic_id = new.clinic_id and c.course_id = new.id order by c.number desc limit 1;
  if agreed is not null and agreed <> new.planned_sessions then
    raise exception 'the number of sessions is agreed in the contract'
      using errcode = 'integrity_constraint_violation', constraint = 'number_is_agreed';
  end if;
  return new;
end
$$;
create trigger number_is_agreed before update of planned_sessions on kith.courses
  for each row execute function kith.refuse_silent_extension();
