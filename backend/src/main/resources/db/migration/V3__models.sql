create table model (
    id             text collate "C" primary key,
    name           text        not null,
    description    text        not null default '',
    base_model_id  text,
    system_prompt  text        not null default '',
    params         jsonb       not null default '{}',
    suggestions    jsonb       not null default '[]',
    greeting       text        not null default '',
    examples       jsonb       not null default '[]',
    knowledge_ids  text[]      not null default '{}',
    document_ids   text[]      not null default '{}',
    tool_ids       text[]      not null default '{}',
    filter_ids     text[]      not null default '{}',
    action_ids     text[]      not null default '{}',
    capabilities   jsonb       not null default '{}',
    tags           text[]      not null default '{}',
    hidden         boolean     not null default false,
    enabled        boolean     not null default true,
    visibility     text        not null default 'private' check (visibility in ('private', 'public')),
    unknown_fields jsonb       not null default '{}',
    owner_id       uuid        not null references account,
    version        integer     not null default 1,
    revision       bigint      not null default 0,
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);
create index model_owner on model (owner_id);
create index model_base on model (base_model_id);
create index model_name on model (lower(name), id);
create index model_updated on model (updated_at, id);
create index model_tags on model using gin (tags);
