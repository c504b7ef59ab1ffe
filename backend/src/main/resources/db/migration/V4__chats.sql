create table chat (
    id         uuid primary key,
    owner_id   uuid        not null references account on delete cascade,
    title      text        not null default '',
    head_id    uuid,
    pinned     boolean     not null default false,
    archived   boolean     not null default false,
    folder     text,
    models     text[]      not null default '{}',
    last_seq   bigint      not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    revision   bigint      not null default 0
);
create index chat_recent on chat (owner_id, updated_at desc, id desc);

-- seq counts the messages of a chat, by chat.last_seq, while the chat's row is locked; a number is never given twice
create table message (
    id                uuid primary key,
    seq               bigint      not null,
    chat_id           uuid        not null references chat on delete cascade,
    parent_id         uuid references message on delete cascade,
    role              text        not null check (role in ('user', 'assistant')),
    model_id          text,
    text              text        not null default '',
    reasoning         text        not null default '',
    state             text        not null check (state in ('streaming', 'done', 'stopped', 'failed')),
    finish_reason     text,
    problem           jsonb,
    prompt_tokens     integer,
    completion_tokens integer,
    first_token_ms    integer,
    duration_ms       integer,
    tokens_per_second double precision,
    saw               integer,
    replica_id        uuid,
    stop_requested    boolean     not null default false,
    created_at        timestamptz not null,
    check ((role = 'assistant') = (model_id is not null)),
    unique (chat_id, seq)
);
create index message_parent on message (parent_id);
create index message_streaming on message (replica_id) where state = 'streaming';

alter table chat
    add foreign key (head_id) references message on delete set null deferrable initially deferred;

-- what a running reply has said so far, in pieces; joined into its message when it ends
create table reply_part (
    message_id uuid    not null references message on delete cascade,
    kind       text    not null check (kind in ('text', 'reasoning')),
    at         integer not null,
    body       text    not null,
    primary key (message_id, kind, at)
);

-- the processes that run replies; one that no longer beats is gone, and its replies are ended by the others
create table replica (
    id      uuid primary key,
    beat_at timestamptz not null
);
