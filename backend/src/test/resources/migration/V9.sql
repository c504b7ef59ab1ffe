insert into model_version (model_id, n, author_id, cause, message, content, created_at) values
    ('org/model:1', 2, '0193a000-0000-7000-8000-000000000001', 'save', 'Second', '{"name": "Model"}', now());
