insert into model (id, kind, name, owner_id, created_at, updated_at) values
    ('llama3.2:3b', 'base', 'Llama', '0193a000-0000-7000-8000-000000000001', now(), now());
