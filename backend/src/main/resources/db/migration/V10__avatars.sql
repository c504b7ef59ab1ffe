-- Pictures as they are served: re-encoded here, at most 256 pixels a side.
create table model_avatar (
    model_id   text collate "C" primary key references model on delete cascade,
    media_type text  not null check (media_type in ('image/png', 'image/jpeg')),
    bytes      bytea not null
);
-- The first 16 hexadecimal digits of the SHA-256 of the picture; null where there is none.
alter table model add column avatar_hash text;
