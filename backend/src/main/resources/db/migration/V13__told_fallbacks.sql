-- What a running reply saves besides its texts: that another base model was asked, so that readers on other servers are told.
alter table reply_part drop constraint reply_part_kind_check;
alter table reply_part add constraint reply_part_kind_check check (kind in ('text', 'reasoning', 'fallback'));
