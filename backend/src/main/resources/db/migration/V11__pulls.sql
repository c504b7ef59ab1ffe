-- Work that an upstream does for a while: fetching a model, or making one. One replica at a time runs a row.
create table pull (
    id               uuid primary key,
    kind             text        not null check (kind in ('pull', 'update', 'create')),
    connection_id    uuid        not null references connection on delete cascade,
    name             text        not null, -- as the upstream is asked for it
    name_key         text        not null, -- the same for all spellings of a name
    body             jsonb,                -- what a create is asked with
    state            text        not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    status           text        not null default '',
    message          text,
    completed        bigint      not null default 0,
    total            bigint      not null default 0,
    bytes_per_second bigint,
    requested_by     uuid references account on delete set null,
    replica_id       uuid,
    beat_at          timestamptz,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    revision         bigint      not null default 0,
    check ((kind = 'create') = (body is not null))
);
create unique index pull_running_once on pull (connection_id, name_key) where state in ('queued', 'running');
create index pull_updated on pull (updated_at);

-- What a model is, whatever it is called: a model that comes back under another name is known by it.
alter table base_model add column digest text;
