-- a question that was asked with an Idempotency-Key, so that who asks it again joins its turn
alter table message add column idempotency_key text;
alter table message add column request_hash bytea;
create index message_idempotency on message (chat_id, idempotency_key) where idempotency_key is not null;
