-- The people in a patient's life, the eleven domains, and how both stood at each session (IPT-050, IPT-051).

create table kith.inventory_people (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  name text not null default '' check (length(name) <= 120),
  alias text not null default '' check (length(alias) <= 60),
  relation text not null default '' check (length(relation) <= 80),
  sector text not null default 'other' check (sector in ('family', 'partner', 'work', 'friends', 'other')),
  tie text check (tie in ('support', 'conflict', 'both', 'lost')),
  life text not null default 'living' check (life in ('living', 'deceased')),
  died_said text not null default '' check (length(died_said) <= 120), -- as it was said
  died_edtf text check (length(died_edtf) <= 60), -- what it was taken for; null: not understood
  closeness_now integer check (closeness_now between 0 and 10),
  closeness_before integer check (closeness_before between 0 and 10),
  contact_frequency text not null default '' check (length(contact_frequency) <= 200),
  contact_means text not null default '' check (length(contact_means) <= 200),
  good text not null default '' check (length(good) <= 4000),
  difficult text not null default '' check (length(difficult) <= 4000),
  wished_change text not null default '' check (length(wished_change) <= 4000),
  domains text[] not null default '{}' check (cardinality(domains) <= 11),
  discuss boolean not null default true,
  of_the_other text not null default '' check (length(of_the_other) <= 4000),
  of_the_patient text not null default '' check (length(of_the_patient) <= 4000),
  mutual_goals text not null default '' check (length(mutual_goals) <= 4000),
  reciprocal text check (reciprocal in ('yes', 'no', 'unsure')),
  negotiable text check (negotiable in ('yes', 'no', 'unsure')),
  example text not null default '' check (length(example) <= 4000),
  harms text[] not null default '{}' check (cardinality(harms) <= 4),
  created_at timestamptz not null,
  created_by uuid not null,
  removed_at timestamptz, -- taken out of the circle; brought back by undo
  version integer not null default 1,
  primary key (clinic_id, id),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, created_by) references kith.staff (clinic_id, id),
  check (died_edtf is null or died_said <> '')
);
create index inventory_people_of_course on kith.inventory_people (clinic_id, course_id, id);
select kith.clinical('kith.inventory_people');
grant select, insert, update on kith.inventory_people to kith_app;

create table kith.inventory_domains (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  domain text not null check (length(domain) between 1 and 40),
  state text not null check (state in ('open', 'reviewed', 'nothing-to-note', 'deferred')),
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, course_id, domain),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id)
);
select kith.clinical('kith.inventory_domains');
grant select, insert, update on kith.inventory_domains to kith_app;

-- How the inventory stood at a session: written with each change, so the last one before the next session stays. 0 is
-- before the first session.
create table kith.inventory_versions (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  session_number integer not null check (session_number >= 0),
  body jsonb not null,
  taken_at timestamptz not null,
  taken_by uuid not null,
  primary key (clinic_id, id),
  unique (clinic_id, course_id, session_number),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, taken_by) references kith.staff (clinic_id, id)
);
select kith.wall('kith.inventory_versions'); -- each change is in the history of its row already
grant select, insert, update on kith.inventory_versions to kith_app;
