insert into account_group (id, name, created_at, updated_at) values
    ('0193a000-0000-7000-8000-0000000000a1', 'Legal', now(), now());
insert into account_group_member (group_id, account_id) values
    ('0193a000-0000-7000-8000-0000000000a1', '0193a000-0000-7000-8000-000000000002');
insert into model (id, name, base_model_id, grants, owner_id, created_at, updated_at) values
    ('shared', 'Shared', 'llama3.2:3b', '{group:0193a000-0000-7000-8000-0000000000a1=use}',
     '0193a000-0000-7000-8000-000000000001', now(), now());
