insert into knowledge (id, name, chunk_size, overlap, k, threshold, grants, owner_id, created_at, updated_at) values
    ('0193a000-0000-7000-8000-0000000000d1', 'Handbook', 1000, 150, 5, 0, array['user:0193a000-0000-7000-8000-000000000002=read'],
     '0193a000-0000-7000-8000-000000000001', now(), now());
insert into document_content (digest, size, created_at) values ('\x01', 5, now());
insert into document_piece (digest, n, bytes) values ('\x01', 0, 'hello');
insert into document_text (digest, media_type, pages, blocks) values ('\x01', 'text/plain', 0, '[{"kind":"paragraph","level":0,"text":"hello"}]');
insert into document (id, knowledge_id, scope, owner_id, name, media_type, size, digest, indexed_digest, indexed_media_type, state, passages,
                      asked_at, created_at, updated_at) values
    ('0193a000-0000-7000-8000-0000000000d2', '0193a000-0000-7000-8000-0000000000d1', 1, '0193a000-0000-7000-8000-000000000001', 'a.txt',
     'text/plain', 5, '\x01', '\x01', 'text/plain', 'ready', 0, now(), now(), now());
