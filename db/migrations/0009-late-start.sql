-- Why a session began late, if the patient said so of their own accord (IPT-097). How late it was follows from its
-- appointment and its start, and is kept nowhere: nothing counts it (IPT-099).
alter table kith.sessions
  add column late_reason text not null default '' check (length(late_reason) <= 500);
