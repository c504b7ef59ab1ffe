insert into connection (id, kind, name, url, enabled, priority, created_at, updated_at) values
    ('0193a000-0000-7000-8000-000000000b01', 'ollama', 'Workstation', 'http://localhost:11434', true, 0, now(), now());
insert into pull (id, kind, connection_id, name, name_key, state, requested_by, created_at, updated_at) values
    ('0193a000-0000-7000-8000-000000000b02', 'pull', '0193a000-0000-7000-8000-000000000b01', 'tiny', 'tiny:latest', 'queued',
     '0193a000-0000-7000-8000-000000000001', now(), now());
