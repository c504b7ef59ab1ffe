-- What searches compare: see docs/decisions/0012-retrieval-in-postgres.md. Every key begins with the scope (a collection, or a document that
-- belongs to a model), so that a search in one of many touches nothing of the others.

-- Embedding models in use; without a connection it is the built-in one.
create table embedder (
    id            integer generated always as identity primary key,
    connection_id uuid,
    model         text    not null,
    dimensions    integer not null,
    unique nulls not distinct (connection_id, model, dimensions)
);

create table passage (
    id          integer generated always as identity primary key,
    document_id uuid     not null references document on delete cascade,
    scope       integer  not null,
    language    text     not null,
    position    integer  not null,
    text        text     not null,
    heading     text     not null,
    page        integer,
    start_at    integer  not null, -- in the document's whole text, UTF-16 units
    end_at      integer  not null,
    terms       integer[] not null, -- the keys under which its postings stand
    dl          smallint not null
);
create index passage_document on passage (document_id, position);
create index passage_scope on passage (scope);

-- How often a term stands in a passage (tf), and how many terms that has (dl): all that BM25 needs, in the index alone.
create table posting (
    scope      integer  not null,
    term       integer  not null,
    passage_id integer  not null,
    tf         smallint not null,
    dl         smallint not null,
    primary key (scope, term, passage_id) include (tf, dl)
) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- In how many passages a term stands. Counted anew from time to time, not with every write.
create table term_stat (
    term integer primary key,
    df   integer not null
);

-- The languages that passages are in, what cuts their texts into terms, and how long they are.
create table language_stat (
    language text primary key,
    config   regconfig not null,
    passages integer not null default 0,
    mean     float8  not null default 60
);

-- Which embedding models a scope has vectors of, and how many when they were last counted; null: not yet.
create table scope_embedder (
    scope    integer not null,
    embedder integer not null references embedder on delete cascade,
    passages integer,
    primary key (scope, embedder)
);

create table passage_vector (
    passage_id integer not null references passage on delete cascade,
    embedder   integer not null references embedder on delete cascade,
    scope      integer not null,
    digest     uuid    not null, -- of what was embedded: the same text is embedded once
    embedding  vector  not null,
    primary key (passage_id, embedder)
);
create index passage_vector_scope on passage_vector (embedder, scope);
create index passage_vector_digest on passage_vector (embedder, digest);

insert into embedder (connection_id, model, dimensions) values (null, 'all-MiniLM-L6-v2', 384);
create index passage_vector_1 on passage_vector using hnsw ((embedding::vector(384)) vector_cosine_ops)
    with (m = 16, ef_construction = 64) where embedder = 1;

-- What is counted is counted again after changes: `change` is drawn from by whoever writes, and compared with what was seen.
create sequence passage_change;
create table passage_count (
    one        boolean primary key default true check (one),
    seen       bigint      not null default 0,
    counted_at timestamptz not null default now(),
    took_ms    integer     not null default 0
);
insert into passage_count default values;

create function term_key(text) returns integer language sql immutable strict parallel safe
    return ('x' || left(md5($1), 8))::bit(32)::integer;

create function forget_postings() returns trigger language plpgsql as $$
begin
    delete from posting p using (select id, scope, unnest(terms) term from gone) g
        where p.scope = g.scope and p.term = g.term and p.passage_id = g.id;
    perform nextval('passage_change');
    return null;
end $$;
create trigger passage_gone after delete on passage referencing old table as gone
    for each statement execute function forget_postings();
