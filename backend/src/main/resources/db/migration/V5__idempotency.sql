-- Answers to requests that carried an Idempotency-Key, for who asks again.
create table idempotent_answer (
    account_id uuid        not null references account on delete cascade,
    route      text        not null,
    key        text        not null,
    body_hash  bytea       not null,
    at         timestamptz not null,
    status     integer,
    headers    jsonb,
    body       bytea,
    primary key (account_id, route, key)
);
create index idempotent_answer_at on idempotent_answer (at);
