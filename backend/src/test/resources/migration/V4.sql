insert into chat (id, owner_id, title, models, last_seq, created_at, updated_at) values
    ('0193a000-0000-7000-8000-0000000000c1', '0193a000-0000-7000-8000-000000000001', 'A chat', '{demo-plain}', 2, now(), now());
insert into message (id, seq, chat_id, parent_id, role, model_id, text, state, created_at) values
    ('0193a000-0000-7000-8000-0000000000d1', 1, '0193a000-0000-7000-8000-0000000000c1', null, 'user', null, 'Hello', 'done', now()),
    ('0193a000-0000-7000-8000-0000000000d2', 2, '0193a000-0000-7000-8000-0000000000c1',
     '0193a000-0000-7000-8000-0000000000d1', 'assistant', 'demo-plain', '', 'streaming', now());
insert into reply_part (message_id, kind, at, body) values ('0193a000-0000-7000-8000-0000000000d2', 'text', 0, 'Hi');
insert into replica (id, beat_at) values ('0193a000-0000-7000-8000-0000000000e1', now());
