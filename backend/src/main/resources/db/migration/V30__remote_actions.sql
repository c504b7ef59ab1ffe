-- Actions that a server of their own does.
alter table extension drop constraint extension_source_check;
alter table extension add constraint extension_source_check
    check (source in ('builtin', 'script', 'mcp', 'openapi', 'pipelines', 'prompt', 'remote'));
