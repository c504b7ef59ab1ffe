package dev.atelier.knowledge.index;

import dev.atelier.knowledge.splitting.Passage;
import dev.atelier.platform.sql.Statements;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes passages with their postings and vectors, many in one statement. */
@Singleton
class PassageRows {
    private static final int BATCH = 128;
    private static final int SECONDS = 1_800; // for a book of thousands of passages on a busy database

    /** A term's key holds its language: the same letters are another word in another language. */
    private static final String BY_POSTGRES = """
            select g.position, term_key(? || ':' || w.lexeme) term, sum(coalesce(cardinality(w.positions), 1)) tf
            from given g, unnest(to_tsvector(?::regconfig, concat_ws(E'\\n', nullif(g.heading, ''), g.text))) w group by 1, 2""";

    private static final String BY_NORI = """
            select position, term_key(? || ':' || word) term, sum(tf) tf
            from unnest(?::integer[], ?::text[], ?::integer[]) as w(position, word, tf) group by 1, 2""";

    /** A vector that is not given stands in the database already, beside the same text. */
    private static final String WRITE = """
            with given as (select * from unnest(?::integer[], ?::text[], ?::text[], ?::integer[], ?::integer[], ?::integer[],
                    ?::uuid[], ?::text[]) as g(position, text, heading, page, start_at, end_at, digest, embedding)),
            found as (%s),
            counted as (select position, term, least(tf, 32767)::smallint tf from found),
            told as (select position, array_agg(term) terms, least(sum(tf), 32767)::smallint dl from counted group by 1),
            made as (insert into passage (document_id, scope, language, position, text, heading, page, start_at, end_at, terms, dl)
                select ?, ?, ?, g.position, g.text, g.heading, g.page, g.start_at, g.end_at, coalesce(t.terms, '{}'), coalesce(t.dl, 0)
                from given g left join told t using (position) order by g.position
                returning id, position, dl),
            posted as (insert into posting (scope, term, passage_id, tf, dl)
                select ?, c.term, m.id, c.tf, m.dl from made m join counted c using (position) order by c.term, m.id)
            insert into passage_vector (passage_id, embedder, scope, digest, embedding)
            select m.id, ?, ?, g.digest, coalesce(g.embedding::vector,
                (select v.embedding from passage_vector v where v.embedder = ? and v.digest = g.digest limit 1))
            from made m join given g using (position)""";

    private static final String WRITE_BY_POSTGRES = WRITE.formatted(BY_POSTGRES);
    private static final String WRITE_BY_NORI = WRITE.formatted(BY_NORI);

    private final Statements sql;

    PassageRows(Statements sql) {
        this.sql = sql;
    }

    /** A document as it is to stand there. */
    record Content(int scope, UUID document, Language language, List<IndexedPassage> passages, Vectors.Made vectors) {}

    /** In the place of what the document had; others see the one or the other. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = SECONDS)
    void replace(Content content) {
        var last = sql.list(
                        row -> row.getInt(1),
                        "select coalesce(max(id), 0) from passage where document_id = ?",
                        content.document())
                .getFirst();
        add(content);
        sql.run("delete from passage where document_id = ? and id <= ?", content.document(), last);
    }

    /** Besides what the document has. */
    @Transactional
    void add(Content content) {
        var passages = content.passages();
        for (var from = 0; from < passages.size(); from += BATCH) {
            write(content, passages.subList(from, Math.min(passages.size(), from + BATCH)));
        }
        sql.run(
                "insert into language_stat (language, config) values (?, ?::regconfig) on conflict do nothing",
                content.language().code(),
                content.language().config());
        sql.run("""
                insert into scope_embedder (scope, embedder) values (?, ?)
                on conflict (scope, embedder) do update set passages = null where scope_embedder.passages = 0""", content.scope(), content.vectors().kind().id());
        sql.run("select nextval('passage_change')");
    }

    void forget(UUID document) {
        sql.run("delete from passage where document_id = ?", document); // a trigger takes its postings along
    }

    private void write(Content content, List<IndexedPassage> batch) {
        var embedder = content.vectors().kind().id();
        var language = content.language();
        var values = new ArrayList<@Nullable Object>(given(content, batch));
        if (language == Language.KOREAN) {
            values.addAll(koreanTerms(batch));
        } else {
            values.addAll(List.of(language.code(), language.config()));
        }
        values.addAll(List.of(content.document(), content.scope(), language.code(), content.scope()));
        values.addAll(List.of(embedder, content.scope(), embedder));
        sql.run(language == Language.KOREAN ? WRITE_BY_NORI : WRITE_BY_POSTGRES, values.toArray());
    }

    private static List<Object> given(Content content, List<IndexedPassage> batch) {
        return List.of(
                ints(batch, Passage::position),
                texts(batch, Passage::text),
                texts(batch, Passage::heading),
                ints(batch, Passage::page),
                ints(batch, Passage::start),
                ints(batch, Passage::end),
                batch.stream().map(each -> each.digest().toString()).toArray(String[]::new),
                batch.stream().map(each -> vector(content, each)).toArray(String[]::new));
    }

    private static @Nullable String vector(Content content, IndexedPassage passage) {
        var fresh = content.vectors().fresh().get(passage.digest());
        return fresh == null ? null : Arrays.toString(fresh);
    }

    private static List<Object> koreanTerms(List<IndexedPassage> batch) {
        var positions = new ArrayList<Integer>();
        var words = new ArrayList<String>();
        var counts = new ArrayList<Integer>();
        for (var each : batch) {
            KoreanTerms.of(each.passage().searched()).forEach((word, count) -> {
                positions.add(each.passage().position());
                words.add(word);
                counts.add(count);
            });
        }
        return List.of(
                Language.KOREAN.code(),
                positions.toArray(Integer[]::new),
                words.toArray(String[]::new),
                counts.toArray(Integer[]::new));
    }

    private static Integer[] ints(List<IndexedPassage> batch, Function<Passage, @Nullable Integer> value) {
        return batch.stream().map(each -> value.apply(each.passage())).toArray(Integer[]::new);
    }

    /** PostgreSQL's texts hold no zero byte. */
    private static String[] texts(List<IndexedPassage> batch, Function<Passage, String> value) {
        return batch.stream()
                .map(each -> value.apply(each.passage()).replace('\0', ' '))
                .toArray(String[]::new);
    }
}
