-- Of a reply: how many pictures of what it was sent its model was told of instead of being shown them; null where there were none.
alter table message add column unseen_images integer;
