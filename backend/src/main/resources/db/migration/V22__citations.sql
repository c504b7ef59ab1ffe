-- The passages that a reply was given from: [{"number", "document_id", "position", "page", "start", "end"}]; what they say is asked of the document.
alter table message add column citations jsonb not null default '[]';
alter table reply_part drop constraint reply_part_kind_check;
alter table reply_part add constraint reply_part_kind_check check (kind in ('text', 'reasoning', 'fallback', 'citations'));
