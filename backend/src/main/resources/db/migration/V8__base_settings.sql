-- A row of kind 'base' holds the settings of the base model that has its id.
alter table model add column kind text not null default 'workspace' check (kind in ('workspace', 'base'));
alter table model add column fallback_ids text[] not null default '{}';
create index model_fallbacks on model using gin (fallback_ids);
