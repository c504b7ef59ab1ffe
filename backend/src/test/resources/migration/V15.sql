insert into turn_key (chat_id, route, key, request_hash, question_id, reply_ids, created_at) values
    ('0193a000-0000-7000-8000-0000000000c1', 'turns', 'a key', '\x00', '0193a000-0000-7000-8000-0000000000d1',
     '{0193a000-0000-7000-8000-0000000000d2}', now());
