-- What a model held after each save, import and restore; who may use it, hidden and enabled are no part of it.
create table model_version (
    model_id   text collate "C" not null references model on delete cascade,
    n          integer          not null,
    author_id  uuid references account on delete set null,
    cause      text             not null check (cause in ('create', 'save', 'import', 'restore', 'clone', 'repoint')),
    message    text             not null default '',
    restored_from integer,
    content    jsonb            not null,
    created_at timestamptz      not null,
    primary key (model_id, n)
);

-- What models held before there were versions is the first that their history knows.
insert into model_version (model_id, n, author_id, cause, content, created_at)
select id, version, owner_id, 'save',
       jsonb_build_object(
           'name', name, 'description', description, 'base_model_id', base_model_id, 'system_prompt', system_prompt,
           'params', params, 'suggestions', suggestions, 'greeting', greeting, 'examples', examples,
           'knowledge_ids', to_jsonb(knowledge_ids), 'document_ids', to_jsonb(document_ids), 'tool_ids', to_jsonb(tool_ids),
           'filter_ids', to_jsonb(filter_ids), 'action_ids', to_jsonb(action_ids), 'capabilities', capabilities,
           'tags', to_jsonb(tags)),
       updated_at
from model;
