-- What was said goes into the search index a little after it was said: making its trigrams takes longer than all else about its end. What is
-- not in the index yet is searched as it is.
alter table message add column indexed boolean not null default true;
alter table message alter column indexed set default false;
drop index message_searchable;
create index message_searchable on message using gin (searchable(text) gin_trgm_ops) where indexed;
create index message_unindexed on message (chat_id) where not indexed;
