-- Calls of extensions stand in the audit beside changes, as extension.call: many, and kept for a while only. Each kind is listed by its own index.
drop index audit_entry_at;
create index audit_entry_change on audit_entry (id) where action <> 'extension.call';
create index audit_entry_call on audit_entry (id) where action = 'extension.call';
