-- whose file an imported chat came in, and its id there: the same one is taken once
alter table chat add column source text;
create unique index chat_source on chat (owner_id, source) where source is not null;
