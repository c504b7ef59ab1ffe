create table account_group (
    id          uuid primary key,
    name        text        not null,
    description text        not null default '',
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    revision    bigint      not null default 0
);
create unique index account_group_name on account_group (lower(name));

create table account_group_member (
    group_id   uuid not null references account_group on delete cascade,
    account_id uuid not null references account on delete cascade,
    primary key (group_id, account_id)
);
create index account_group_member_account on account_group_member (account_id);

-- Who may besides the owner: 'user:<id>=use', 'group:<id>=write' and so on, so that a list needs no join to ask.
alter table model add column grants text[] not null default '{}';
create index model_grants on model using gin (grants);
