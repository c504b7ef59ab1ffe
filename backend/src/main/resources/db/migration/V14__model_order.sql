-- The list's own order, so that its first page reads as many rows as it shows.
drop index model_updated;
create index model_updated on model (updated_at desc, id) where kind = 'workspace';
