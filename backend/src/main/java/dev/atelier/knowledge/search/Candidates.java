package dev.atelier.knowledge.search;

import dev.atelier.knowledge.index.VectorKind;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may answer a question: fifty passages by their words and fifty by their vectors, of each embedding model in use, read with all that putting
 * them in order takes, in one statement. Statement and figures: docs/decisions/0012-retrieval-in-postgres.md.
 */
@Singleton
class Candidates {
    private static final int OF_EACH = 50;

    /**
     * What is asked stands in a row of its own, so that the statement is planned alike whatever it is, and PostgreSQL keeps the plan: planning
     * takes as long as half of the search.
     */
    private static final String ASKED =
            "with asked as materialized (select ?::text question, ?::text own, ?::text elsewhere, ?::text[] languages, ?::text[] korean, "
                    + "?::integer[] scopes%s)";

    /**
     * BM25 with k1 1.2 and b 0.75. A word of every fifth passage and more says nothing, unless the question has nothing else.
     */
    private static final String BY_WORDS = """
            , word as (
                select s.language, s.passages n, s.mean, term_key(s.language || ':' || w.lexeme) term
                from asked a, language_stat s,
                    unnest(to_tsvector(s.config, case s.language when a.own then a.question else a.elsewhere end)) w
                where s.language = any(a.languages) and s.language <> 'ko'
                union all
                select s.language, s.passages, s.mean, term_key('ko:' || w)
                from asked a, language_stat s, unnest(a.korean) w where s.language = 'ko'),
            counted as (
                select w.*, coalesce(t.df, 0) df, row_number() over (partition by w.language order by coalesce(t.df, 0)) nth
                from word w left join term_stat t using (term)),
            weighed as materialized (
                select term, 2.2::float8 * ln(1::float8 + (n - least(df, n) + 0.5::float8) / (df + 0.5::float8)) weight,
                    0.9::float8 / greatest(mean, 1::float8) per_term
                from counted where nth <= 3 or df <= 0.2::float8 * n),
            by_words as materialized (
                select p.passage_id, sum(w.weight * p.tf / (p.tf + 0.3::float8 + p.dl * w.per_term)) score
                from weighed w cross join asked a cross join unnest(a.scopes) s(scope) cross join lateral (
                    select passage_id, tf, dl from posting where posting.scope = s.scope and posting.term = w.term offset 0) p
                group by 1 order by 2 desc, 1 limit 50)""";

    private static final String ALL = """
            , found as (
                select passage_id, max(words) words, max(cosine) cosine from (
                    select passage_id, score words, null::float8 cosine from by_words %s) each group by passage_id)
            select p.document_id, p.scope, p.position, p.heading, p.text, p.page, p.start_at, p.end_at, f.words, coalesce(f.cosine, %s, 0), %s
            from found f join passage p on p.id = f.passage_id""";

    private static final String USED = UsedVectors.of("(select scopes from asked)::integer[]");

    private final Statements sql;

    Candidates(Statements sql) {
        this.sql = sql;
    }

    /** @param exact whether each vector of the scopes is compared, rather than the index asked */
    record Near(VectorKind kind, float[] question, boolean exact) {
        /** There are vectors without an index. */
        boolean isExact() {
            return exact || kind.indexed("embedding").isEmpty();
        }

        String indexed(String value) {
            return kind.indexed(value).orElseThrow();
        }

        /** Its vector in the row of what is asked, and what is nearest to it. */
        String name() {
            return "near_" + kind.id();
        }
    }

    /** @param used of which models the scopes have vectors now; not told where nothing is found */
    record Found(
            List<Reranking.Candidate> candidates, @Nullable String used) {}

    Found of(SearchQuery query, List<Near> near) {
        var words = QuestionWords.of(query.question());
        var values = new ArrayList<@Nullable Object>();
        values.add(query.question());
        values.add(words.own());
        values.add(words.elsewhere());
        values.add(words.languages().toArray(String[]::new));
        values.add(words.korean().toArray(String[]::new));
        values.add(query.scopeIds());
        near.forEach(each -> values.add(each.question()));
        near.stream().filter(Near::isExact).forEach(each -> values.add(query.scopeIds()));
        var rows = sql.list(Row::of, statement(near), values.toArray());
        return new Found(
                rows.stream().map(Row::candidate).toList(),
                rows.isEmpty() ? null : rows.getFirst().used());
    }

    private static String statement(List<Near> near) {
        var asked = all(near, each -> ", ?::real[]::vector " + each.name());
        var nearest = all(near, Candidates::nearest);
        var unions = all(near, each -> " union all select passage_id, 0, cosine from " + each.name());
        return ASKED.formatted(asked)
                + BY_WORDS
                + nearest
                + ALL.formatted(unions, near.isEmpty() ? "null" : cosine(near), USED);
    }

    private static String all(List<Near> near, Function<Near, String> text) {
        return near.stream().map(text).collect(Collectors.joining());
    }

    /**
     * Each vector of the scopes, where they are to be compared exactly: the planner is told the scopes, since it matters how many vectors they
     * have. Else the index, which answers only what is asked in its own words; that nothing is added to the scope keeps the planner from the
     * index over scopes.
     */
    private static String nearest(Near near) {
        var question = "(select %s from asked)".formatted(near.name());
        var cosine = "embedding <=> " + question;
        var scope =
                near.isExact() ? "scope = any(?::integer[])" : "scope + 0 = any((select scopes from asked)::integer[])";
        var order = near.isExact() ? cosine : near.indexed("embedding") + " <=> " + near.indexed(question);
        return """
                , %s as materialized (
                    select passage_id, 1 - (%s) cosine from passage_vector where embedder = %d and %s order by %s limit %d)""".formatted(near.name(), cosine, near.kind().id(), scope, order, OF_EACH);
    }

    /** Of what was found by its words alone. */
    private static String cosine(List<Near> near) {
        var whens = all(near, each -> " when %d then 1 - (v.embedding <=> (select %s from asked))"
                .formatted(each.kind().id(), each.name()));
        return "(select max(case v.embedder%s end) from passage_vector v where v.passage_id = p.id)".formatted(whens);
    }

    private record Row(Reranking.Candidate candidate, String used) {
        static Row of(ResultSet row) throws SQLException {
            var passage = new FoundPassage(
                    row.getObject(1, UUID.class),
                    row.getInt(2),
                    row.getInt(3),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, Integer.class),
                    row.getInt(7),
                    row.getInt(8),
                    new Scores(0, 0, 0, 0));
            return new Row(new Reranking.Candidate(passage, row.getDouble(9), row.getDouble(10)), row.getString(11));
        }
    }
}
