package dev.atelier.knowledge.search;

import dev.atelier.knowledge.index.VectorKind;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may answer a question: fifty passages by their words and fifty by their vectors, of each embedding model in use, read with all that putting
 * them in order takes, in one statement. Statement and figures: docs/decisions/0012-retrieval-in-postgres.md.
 */
@Singleton
class Candidates {
    private static final int OF_EACH = 50;

    /** BM25 with k1 1.2 and b 0.75. A word of every fifth passage and more says nothing, unless the question has nothing else. */
    private static final String BY_WORDS = """
            with word as (
                select s.language, s.passages n, s.mean, term_key(s.language || ':' || w.lexeme) term
                from language_stat s, unnest(to_tsvector(s.config, ?)) w where s.language = any(?::text[]) and s.language <> 'ko'
                union all
                select s.language, s.passages, s.mean, term_key('ko:' || w)
                from language_stat s, unnest(?::text[]) w where s.language = 'ko'),
            counted as (
                select w.*, coalesce(t.df, 0) df, row_number() over (partition by w.language order by coalesce(t.df, 0)) nth
                from word w left join term_stat t using (term)),
            weighed as materialized (
                select term, 2.2::float8 * ln(1::float8 + (n - least(df, n) + 0.5::float8) / (df + 0.5::float8)) weight,
                    0.9::float8 / greatest(mean, 1::float8) per_term
                from counted where nth <= 3 or df <= 0.2::float8 * n),
            by_words as materialized (
                select p.passage_id, sum(w.weight * p.tf / (p.tf + 0.3::float8 + p.dl * w.per_term)) score
                from weighed w cross join unnest(?::integer[]) s(scope) cross join lateral (
                    select passage_id, tf, dl from posting where posting.scope = s.scope and posting.term = w.term offset 0) p
                group by 1 order by 2 desc, 1 limit 50)""";

    private static final String ALL = """
            , found as (select passage_id from by_words %s)
            select p.document_id, p.scope, p.position, p.heading, p.text, p.page, p.start_at, p.end_at, coalesce(b.score, 0) words,
                %s cosine
            from found join passage p on p.id = found.passage_id left join by_words b on b.passage_id = p.id %s""";

    private final Statements sql;

    Candidates(Statements sql) {
        this.sql = sql;
    }

    /** @param exact whether each vector of the scopes is compared, rather than the index asked */
    record Near(VectorKind kind, float[] question, boolean exact) {}

    List<Reranking.Candidate> of(SearchQuery query, List<Near> near) {
        var words = QuestionWords.of(query.question());
        var scopes = query.scopeIds();
        var values = new ArrayList<@Nullable Object>();
        values.add(query.question());
        values.add(words.languages().toArray(String[]::new));
        values.add(words.korean().toArray(String[]::new));
        values.add(scopes);
        var text = new StringBuilder(BY_WORDS);
        var unions = new StringBuilder();
        var cosines = new StringBuilder("case v.embedder");
        for (var each : near) {
            var name = "near_" + each.kind().id();
            text.append(", ")
                    .append(name)
                    .append(" as materialized (")
                    .append(nearest(each))
                    .append(")");
            unions.append(" union select passage_id from ").append(name);
            cosines.append(" when %d then 1 - (v.embedding <=> ?::vector)"
                    .formatted(each.kind().id()));
            values.add(scopes);
            values.add(text(each));
        }
        near.forEach(each -> values.add(text(each)));
        text.append(ALL.formatted(
                unions,
                near.isEmpty() ? "0" : cosines + " else 0 end",
                near.isEmpty() ? "" : "left join passage_vector v on v.passage_id = p.id"));
        return sql.list(Candidates::candidate, text.toString(), values.toArray());
    }

    /** The index answers only what is asked in its own words; asked in others, the scopes' vectors are gone through. */
    private static String nearest(Near near) {
        var kind = near.kind();
        var indexed = near.exact() ? null : kind.indexed("embedding").orElse(null);
        var order = indexed == null
                ? "embedding <=> ?::vector"
                : indexed + " <=> " + kind.indexed("?::vector").orElseThrow();
        return "select passage_id from passage_vector where embedder = %d and scope = any(?::integer[]) order by %s limit %d"
                .formatted(kind.id(), order, OF_EACH);
    }

    private static String text(Near near) {
        return java.util.Arrays.toString(near.question());
    }

    private static Reranking.Candidate candidate(ResultSet row) throws SQLException {
        var passage = new FoundPassage(
                row.getObject(1, java.util.UUID.class),
                row.getInt(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Integer.class),
                row.getInt(7),
                row.getInt(8),
                new Scores(0, 0, 0, 0));
        return new Reranking.Candidate(passage, row.getDouble(9), row.getDouble(10));
    }
}
