-- A text as it is searched: without case, accents and the difference of a letter's forms. Korean syllables become their letters, so that
-- a word of two syllables holds trigrams too. FoldedText does the same to what is looked for.
create function searchable(text) returns text language sql immutable strict parallel safe
    return regexp_replace(normalize(lower($1), NFKD), '[\u0300-\u036f]', '', 'g');
create index message_searchable on message using gin (searchable(text) gin_trgm_ops);
create index chat_searchable on chat using gin (searchable(title) gin_trgm_ops);
create index chat_folder on chat (owner_id, folder) where folder is not null;

-- a temporary chat is in no list and goes by itself
alter table chat add column temporary boolean not null default false;
create index chat_temporary on chat (updated_at) where temporary;
