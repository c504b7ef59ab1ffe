insert into passage (document_id, scope, language, position, text, heading, start_at, end_at, terms, dl) values
    ('0193a000-0000-7000-8000-0000000000d2', 1, 'en', 0, 'hello', '', 0, 5, array[term_key('en:hello')], 1);
insert into posting (scope, term, passage_id, tf, dl) select scope, term_key('en:hello'), id, 1, 1 from passage;
insert into passage_vector (passage_id, embedder, scope, digest, embedding)
    select id, 1, scope, '0193a000-0000-7000-8000-0000000000d3', array_fill(0.1, array[384])::vector from passage;
insert into scope_embedder (scope, embedder) values (1, 1);
insert into language_stat (language, config) values ('en', 'english');
insert into term_stat (term, df) values (term_key('en:hello'), 1);
