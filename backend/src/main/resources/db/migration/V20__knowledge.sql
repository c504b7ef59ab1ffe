-- Collections of documents, and documents that belong straight to a model. A scope is what is searched: a collection, or such a document.
create sequence knowledge_scope as integer;

create table knowledge (
    id                      uuid primary key,
    name                    text             not null,
    description             text             not null default '',
    chunk_size              integer          not null,
    overlap                 integer          not null,
    k                       integer          not null,
    threshold               double precision not null,
    embedding_connection_id uuid,                      -- null with a model: none but the built in one
    embedding_model         text,
    visibility              text             not null default 'private' check (visibility in ('private', 'public')),
    grants                  text[]           not null default '{}',
    scope                   integer          not null unique default nextval('knowledge_scope'),
    owner_id                uuid             not null references account,
    revision                bigint           not null default 0,
    created_at              timestamptz      not null,
    updated_at              timestamptz      not null,
    check ((embedding_connection_id is null) = (embedding_model is null))
);
create index knowledge_owner on knowledge (owner_id);
create index knowledge_name on knowledge (lower(name), id);
create index knowledge_updated on knowledge (updated_at, id);
create index knowledge_grants on knowledge using gin (grants);

-- What is the same is kept once, whoever sent it; in pieces, so that nobody holds a whole file in memory.
create table document_content (
    digest     bytea primary key, -- SHA-256
    size       bigint      not null,
    created_at timestamptz not null
);
create table document_piece (
    digest bytea   not null references document_content on delete cascade,
    n      integer not null,
    bytes  bytea   not null,
    primary key (digest, n)
);
alter table document_piece alter column bytes set storage external; -- most formats are packed already

-- What was read out of a content, taken for one kind of file: the same bytes may be a table under one name and prose under another.
create table document_text (
    digest     bytea   not null references document_content on delete cascade,
    media_type text    not null,
    title      text,
    pages      integer not null,
    blocks     json    not null,
    primary key (digest, media_type)
);

-- `state` is what people are told, `work` what is still to be done: 'ingest' anew, or 'renew' with other settings while it stays ready.
create table document (
    id                 uuid primary key,
    knowledge_id       uuid references knowledge on delete cascade, -- null: belongs to the models that name it
    scope              integer     not null,
    owner_id           uuid        not null references account,     -- who added it
    name               text        not null,
    folder             text        not null default '',
    media_type         text        not null,
    size               bigint      not null default 0,
    source_url         text,
    digest             bytea references document_content,           -- null until it was fetched
    indexed_digest     bytea references document_content,           -- what its passages are of
    indexed_media_type text,
    state              text        not null check (state in ('queued', 'parsing', 'embedding', 'ready', 'failed', 'cancelled')),
    work               text check (work in ('ingest', 'renew')),
    done               integer     not null default 0,
    total              integer     not null default 0,
    problem            text,
    problem_detail     text,
    language           text,
    pages              integer,
    passages           integer     not null default 0,
    replica_id         uuid,
    beat_at            timestamptz,
    tries              integer     not null default 0,
    asked_at           timestamptz not null,                        -- the turn in which work is done
    unheld_since       timestamptz,                                 -- since when no model names it
    revision           bigint      not null default 0,
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);
create index document_knowledge on document (knowledge_id, folder, lower(name), id);
create index document_owner on document (owner_id);
create index document_digest on document (digest);
create index document_indexed_digest on document (indexed_digest);
create index document_scope on document (scope);
create index document_work on document (asked_at) where work is not null;

create index model_knowledge on model using gin (knowledge_ids);
create index model_documents on model using gin (document_ids);
