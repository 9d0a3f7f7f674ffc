-- Accounts and how they are proved. Only the role kith_identity sees these; it sees nothing clinical.
-- An account may work in several clinics: kith.staff ties it to each.

create table kith.accounts (
  id uuid primary key,
  email text not null unique check (email = lower(email) and length(email) between 3 and 254),
  password_hash text not null,
  webauthn_user bytea not null unique,
  state text not null check (state in ('active', 'disabled')),
  created_at timestamptz not null
);

create table kith.totp_factors (
  account_id uuid primary key references kith.accounts (id),
  secret_sealed bytea not null,
  last_step bigint not null default 0, -- a code is usable once (SEC-014)
  confirmed_at timestamptz not null
);

create table kith.passkeys (
  id text primary key, -- credential id, base64url
  account_id uuid not null references kith.accounts (id),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 100),
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_of_account on kith.passkeys (account_id);

create table kith.recovery_codes (
  account_id uuid not null references kith.accounts (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table kith.sign_in_sessions (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  account_id uuid not null references kith.accounts (id),
  clinic_id uuid,
  staff_id uuid,
  strength text not null check (strength in ('one-factor', 'two-factor')),
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  fresh_at timestamptz not null, -- when both factors were last shown (SEC-018)
  challenge text, -- the passkey challenge under way
  ended_at timestamptz,
  ended_why text check (ended_why in ('signed-out', 'ended-elsewhere', 'replaced', 'role-changed', 'disabled', 'idle', 'expired', 'reset')),
  check ((ended_at is null) = (ended_why is null))
);
create index open_sessions_of_account on kith.sign_in_sessions (account_id) where ended_at is null;

create table kith.sign_in_attempts (
  id bigint generated always as identity primary key,
  account_key bytea not null, -- hash of what was typed as e-mail: no list of who tried
  address text not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index attempts_by_account on kith.sign_in_attempts (account_key, at);
create index attempts_by_address on kith.sign_in_attempts (address, at);
create index attempts_by_time on kith.sign_in_attempts (at);

create table kith.known_devices (
  token_hash bytea primary key,
  account_id uuid not null references kith.accounts (id),
  created_at timestamptz not null,
  last_used_at timestamptz not null
);

create table kith.one_time_tokens (
  id uuid primary key,
  kind text not null check (kind in ('set-up', 'invitation', 'reset')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  account_id uuid references kith.accounts (id),
  clinic_id uuid,
  staff_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  check ((kind = 'invitation') = (staff_id is not null and clinic_id is not null)),
  check ((kind = 'reset') = (account_id is not null))
);

grant select, insert, update on kith.accounts, kith.totp_factors, kith.passkeys, kith.recovery_codes, kith.sign_in_sessions,
  kith.known_devices, kith.one_time_tokens to kith_identity;
grant delete on kith.totp_factors, kith.passkeys, kith.recovery_codes, kith.known_devices to kith_identity;
grant select, insert, update, delete on kith.sign_in_attempts to kith_identity;

-- Which clinics an account works in: asked after the password, before a clinic is chosen.
create function kith.memberships_of(account uuid)
  returns table (clinic_id uuid, clinic_name text, staff_id uuid, name text, roles text[])
  language sql stable security definer set search_path = kith, pg_temp
  as $$ select s.clinic_id, c.name, s.id, s.name, s.roles from kith.staff s join kith.clinics c on c.id = s.clinic_id
        where s.account_id = account and s.state = 'active' order by c.name, s.id $$;
revoke execute on function kith.memberships_of(uuid) from public;
grant execute on function kith.memberships_of(uuid) to kith_identity;
-- Whether this Kith has been set up at all (SEC-085).
create function kith.is_set_up() returns boolean language sql stable security definer set search_path = kith, pg_temp
  as $$ select exists (select from kith.clinics) $$;
revoke execute on function kith.is_set_up() from public;
grant execute on function kith.is_set_up() to kith_identity, kith_app;
