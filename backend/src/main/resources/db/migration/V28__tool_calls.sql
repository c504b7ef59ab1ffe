-- The tools that a reply called: [{"call_id", "extension_id", "tool", "title", "arguments", "state", "result", "problem", "took_ms", "at"}].
alter table message add column tool_calls jsonb not null default '[]';
alter table reply_part drop constraint reply_part_kind_check;
alter table reply_part add constraint reply_part_kind_check check (kind in ('text', 'reasoning', 'fallback', 'citations', 'tools'));
