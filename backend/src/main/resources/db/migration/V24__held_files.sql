-- A file that a message is about to hold is marked before the message is written: the sweep takes what no message holds a day after it
-- was marked last, or came.
alter table file add column held_at timestamptz not null default now();
drop index file_created;
create index file_held on file (held_at);
