insert into model (id, name, base_model_id, system_prompt, params, tags, owner_id, created_at, updated_at) values
    ('org/model:1', 'Model', 'llama3.2:3b', 'Prompt', '{"seed": 0}', '{legal}', '0193a000-0000-7000-8000-000000000001', now(), now());
