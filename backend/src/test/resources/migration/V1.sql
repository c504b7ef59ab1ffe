insert into account (id, name, email, role, password_hash, created_at) values
    ('0193a000-0000-7000-8000-000000000001', 'Ann', 'ann@example.com', 'admin', 'hash', '2026-01-01T00:00:00Z'),
    ('0193a000-0000-7000-8000-000000000002', 'Bea', 'bea@example.com', 'user', 'hash', '2026-01-02T00:00:00Z');
insert into account_session (token_hash, account_id, created_at, expires_at) values
    ('\x01', '0193a000-0000-7000-8000-000000000001', '2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z');
insert into api_key (id, account_id, name, prefix, key_hash, created_at) values
    ('0193a000-0000-7000-8000-000000000003', '0193a000-0000-7000-8000-000000000002', 'laptop', 'atl_abcd', '\x02', '2026-01-01T00:00:00Z');
insert into setting (name, value) values ('signup', 'open');
