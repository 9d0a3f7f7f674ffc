-- A date that somebody moved for itself stays where they put it when the others follow another rhythm (IPT-015).

alter table kith.appointments add column moved_alone boolean not null default false;
