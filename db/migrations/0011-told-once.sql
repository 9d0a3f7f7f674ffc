-- What is told once is known everywhere: the people of the inventory in life events, a death that stands in both, and
-- what was typed into a form of the timeline and not sent yet.

alter table kith.inventory_people
  add unique (clinic_id, id, course_id),
  -- A date can be said on the timeline too, and is as long there.
  drop constraint inventory_people_died_said_check,
  add constraint inventory_people_died_said_check check (length(died_said) <= 200);

-- Whose death it is. Its date is the one that the inventory has, and its words too while `what` is empty: one death is
-- kept in one place. Without the mark of death there, the event is not on the timeline.
alter table kith.life_events
  add column death_of uuid,
  add foreign key (clinic_id, death_of, course_id) references kith.inventory_people (clinic_id, id, course_id),
  add unique (clinic_id, death_of),
  add check (death_of is null or (type = 'death' and said = '')),
  drop constraint life_events_what_check,
  add constraint life_events_what_check check (length(what) <= 300 and (what <> '' or death_of is not null));

-- Who of the inventory was part of an event; `people` has the names of those who are not in it.
create table kith.life_event_people (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  event_id uuid not null,
  person_id uuid not null,
  primary key (clinic_id, id),
  unique (clinic_id, event_id, person_id),
  foreign key (clinic_id, event_id, course_id) references kith.life_events (clinic_id, id, course_id),
  foreign key (clinic_id, person_id, course_id) references kith.inventory_people (clinic_id, id, course_id)
);
select kith.clinical('kith.life_event_people');
grant select, insert, delete on kith.life_event_people to kith_app;

-- What is being typed into a form of the timeline, for whoever types it: gone once it is kept. The row itself is the record.
create table kith.timeline_drafts (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  staff_id uuid not null,
  form text not null check (form in ('event', 'stretch', 'onset')),
  row_id uuid not null, -- what is changed, or will be made
  fields jsonb not null check (jsonb_typeof(fields) = 'object' and length(fields::text) <= 40000),
  saved_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, course_id, staff_id, form, row_id),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, staff_id) references kith.staff (clinic_id, id)
);
select kith.wall('kith.timeline_drafts');
grant select, insert, update, delete on kith.timeline_drafts to kith_app;
