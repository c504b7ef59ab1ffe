-- What people asked of models, for the filters that limit it: a row for each period of the clock.
create table extension_usage (
    extension_id text collate "C" not null,
    account_id   uuid        not null references account on delete cascade,
    model_id     text        not null,                 -- empty: of all models
    period       text        not null check (period in ('minute', 'day', 'month')),
    begins       timestamptz not null,
    requests     bigint      not null default 0,
    tokens       bigint      not null default 0,
    primary key (extension_id, account_id, model_id, period, begins)
);
create index extension_usage_begins on extension_usage (begins);
create index extension_usage_account on extension_usage (account_id);
