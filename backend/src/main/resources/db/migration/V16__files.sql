-- What is the same is kept once, whoever sent it.
create table file_content (
    digest bytea primary key, -- SHA-256
    bytes  bytea not null
);
alter table file_content alter column bytes set storage external; -- pictures do not get smaller

create table file (
    id         uuid primary key,
    owner_id   uuid        not null references account on delete cascade,
    name       text        not null,
    media_type text        not null,
    size       bigint      not null,
    width      integer,
    height     integer,
    digest     bytea       not null references file_content,
    created_at timestamptz not null
);
create index file_owner on file (owner_id);
create index file_digest on file (digest);
create index file_created on file (created_at);

-- In the order in which they were put into the message: [{"file_id", "name", "media_type", "width", "height"}], as they were then.
alter table message add column attachments jsonb not null default '[]';
create index message_attachments on message using gin (attachments jsonb_path_ops) where attachments <> '[]';
