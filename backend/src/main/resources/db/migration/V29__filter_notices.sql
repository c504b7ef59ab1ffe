-- What filters did to a reply, or to what it answers: [{"filter_id", "name", "what", "text"}].
alter table message add column filter_notices jsonb not null default '[]';
alter table reply_part drop constraint reply_part_kind_check;
alter table reply_part add constraint reply_part_kind_check
    check (kind in ('text', 'reasoning', 'fallback', 'citations', 'tools', 'filters'));
