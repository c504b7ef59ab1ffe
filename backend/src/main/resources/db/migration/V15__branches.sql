-- A round is one asking: a turn, a regeneration, a merge, or the going on of an answer. Its number is the chat's last_seq when it was
-- written, so that readers know by one number which messages, and which new beginnings of old ones, they have heard of.
alter table message add column round bigint;
update message set round = (
    select max(other.seq) from message other
    where other.parent_id = message.parent_id and other.created_at = message.created_at and other.role = 'assistant')
where role = 'assistant';
alter table message add constraint message_round_check check ((role = 'assistant') = (round is not null));
alter table message add column merged_from uuid[];
alter table message add column edited boolean not null default false;
alter table message add column context text check (context in ('lanes', 'selected', 'all'));
alter table message add column left_out integer;

-- askings that carried an Idempotency-Key, by what was asked, for who asks again
create table turn_key (
    chat_id      uuid        not null references chat on delete cascade,
    route        text        not null,
    key          text        not null,
    request_hash bytea       not null,
    question_id  uuid        not null references message on delete cascade,
    reply_ids    uuid[]      not null,
    created_at   timestamptz not null,
    primary key (chat_id, route, key)
);
create index turn_key_question on turn_key (question_id);
insert into turn_key (chat_id, route, key, request_hash, question_id, reply_ids, created_at)
select distinct on (chat_id, idempotency_key) chat_id, 'turns', idempotency_key, request_hash, id,
    array (select reply.id from message reply
           where reply.parent_id = question.id and reply.created_at = question.created_at order by reply.seq),
    created_at
from message question
where idempotency_key is not null and request_hash is not null
order by chat_id, idempotency_key, seq desc;
alter table message drop column idempotency_key;
alter table message drop column request_hash;

-- the chat and the message that a fork was made from; they may be gone
alter table chat add column forked_from_chat uuid;
alter table chat add column forked_from_message uuid;
