insert into chat (id, owner_id, title, source, created_at, updated_at) values
    ('0193a000-0000-7000-8000-0000000000c3', '0193a000-0000-7000-8000-000000000001', 'Imported', 'chatgpt:1', now(), now());
