-- Tools, filters and actions. A built-in one has a row once somebody changed it: its settings, who may use it, whether it is on.
create table extension (
    id              text collate "C" primary key,
    kind            text        not null check (kind in ('tool', 'filter', 'action')),
    source          text        not null check (source in ('builtin', 'script', 'mcp', 'openapi', 'pipelines', 'prompt')),
    name            text        not null,
    description     text        not null default '',
    enabled         boolean     not null default true,
    visibility      text        not null check (visibility in ('private', 'public')),
    grants          text[]      not null default '{}',
    owner_id        uuid references account,           -- none: built in
    version         integer     not null default 1,
    revision        bigint      not null default 0,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    definition      jsonb       not null default '{}',
    settings_schema jsonb       not null default '{}',
    settings        jsonb       not null default '{}',
    secrets         bytea,                             -- {"name": "value"}, sealed by the vault for extension:<id>
    secret_names    text[]      not null default '{}',
    state           text        not null default 'unchecked' check (state in ('ok', 'unchecked', 'unreachable', 'broken')),
    checked_at      timestamptz,
    problem         text,
    tools           jsonb,                             -- what its server offered when it was last asked; none: never asked
    disabled_tools  text[]      not null default '{}',
    ask             text        not null default 'changes' check (ask in ('never', 'changes', 'always')),
    priority        integer     not null default 0,
    for_all         boolean     not null default false,
    switchable      boolean     not null default false,
    on_by_default   boolean     not null default true,
    on_failure      text        not null default 'close' check (on_failure in ('close', 'open')),
    icon            text,
    check ((owner_id is null) = (source = 'builtin'))
);
create index extension_owner on extension (owner_id);
create index extension_for_all on extension (id) where for_all;

-- What ran, for who looks after it: never what it was called with, nor what it gave.
create table extension_call (
    id           bigint      generated always as identity primary key,
    extension_id text collate "C" not null,            -- built-in ones may have no row
    at           timestamptz not null,
    account_id   uuid references account on delete set null,
    model_id     text,
    what         text        not null,                 -- the tool's name, or test, inlet, outlet, stream, action
    took_ms      integer     not null,
    ok           boolean     not null,
    problem      text,
    lines        text[]      not null default '{}'
);
create index extension_call_newest on extension_call (extension_id, id desc);
create index extension_call_at on extension_call (at);
