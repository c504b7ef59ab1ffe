-- The base model that answered where it was not the model's own: one of its fallbacks.
alter table message add column answered_by text;
