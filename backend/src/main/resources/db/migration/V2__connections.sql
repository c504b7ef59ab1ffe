create table connection (
    id           uuid primary key,
    kind         text        not null check (kind in ('ollama', 'openai', 'demo')),
    name         text        not null,
    url          text        not null,
    prefix       text,
    tags         text[]      not null default '{}',
    enabled      boolean     not null,
    priority     integer     not null,
    extra_params text[]      not null default '{}',
    api_key      bytea, -- sealed: see platform.secrets
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    revision     bigint      not null default 0
);

-- What was found when the upstream was last asked; apart, so that asking does not change the row that people edit.
create table connection_status (
    connection_id uuid primary key references connection on delete cascade,
    state         text not null default 'unknown' check (state in ('ok', 'unreachable', 'unauthorized', 'unknown')),
    detail        text,
    version       text,
    latency_ms    integer,
    checked_at    timestamptz,
    listed_at     timestamptz, -- the last time that a list of models arrived
    claimed_until timestamptz  -- one replica asks at a time
);

create table base_model (
    connection_id  uuid        not null references connection on delete cascade,
    name           text        not null, -- the upstream's own
    capabilities   text[]      not null,
    family         text,
    parameter_size text,
    quantization   text,
    context_length integer,
    seen_at        timestamptz not null,
    removed_at     timestamptz, -- when a list first lacked it
    primary key (connection_id, name)
);

-- Counts changes of what is known, so that every replica notices them.
create table catalogue_revision (
    only_row boolean primary key default true check (only_row),
    revision bigint not null
);
insert into catalogue_revision (revision) values (0);
