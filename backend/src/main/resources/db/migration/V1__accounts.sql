create extension if not exists vector;
create extension if not exists pg_trgm;

create table account (
    id            uuid primary key,
    name          text        not null,
    email         text        not null,
    role          text        not null check (role in ('admin', 'user', 'pending')),
    password_hash text,
    language      text,
    time_zone     text,
    created_at    timestamptz not null,
    revision      bigint      not null default 0
);
create unique index account_email on account (lower(email));

create table account_session (
    token_hash bytea primary key,
    account_id uuid        not null references account on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index account_session_account on account_session (account_id);
create index account_session_expiry on account_session (expires_at);

create table api_key (
    id           uuid primary key,
    account_id   uuid        not null references account on delete cascade,
    name         text        not null,
    prefix       text        not null,
    key_hash     bytea       not null unique,
    created_at   timestamptz not null,
    last_used_at timestamptz
);
create index api_key_account on api_key (account_id);

create table sign_in_failure (
    id      bigint generated always as identity primary key,
    subject text        not null,
    at      timestamptz not null
);
create index sign_in_failure_subject on sign_in_failure (subject, at);

create table setting (
    name  text primary key,
    value text not null
);

create table audit_entry (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    account_id uuid,
    action     text        not null,
    subject    text        not null
);
create index audit_entry_at on audit_entry (at);
