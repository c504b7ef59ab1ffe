insert into model_avatar (model_id, media_type, bytes) values ('org/model:1', 'image/png', '\x89504e47');
update model set avatar_hash = '0123456789abcdef' where id = 'org/model:1';
