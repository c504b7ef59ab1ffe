package dev.atelier.knowledge.search;

import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of which embedding models scopes have vectors. A search is begun with what was so the last time, and told along with its rows how it is now:
 * where that is something else it is asked again. So nothing is out of date, and there is no second question to the database.
 */
@Singleton
class UsedVectors {
    /** So many vectors are compared faster than the index is asked. */
    private static final int FEW = 2_000;

    /** What reading a vector through the index costs, against reading it in a row, for each of the fifty that are wanted. */
    private static final int DEARER = 10 * 50;

    private static final int MOST_REMEMBERED = 1_000;

    /**
     * In one text: the models' numbers, with a mark behind those of whose vectors the scopes have few: the index goes through the vectors of
     * all scopes, nearest first, until it has met enough of these. It takes the scopes.
     */
    private static final String NOW = """
            (select coalesce(string_agg(
                    embedder || case when mine <= %d or mine * mine <= %d * everybodys then '!' else '' end, ' ' order by embedder), '')
                from (select embedder, sum(coalesce(passages, 0)) mine,
                        (select reltuples::bigint from pg_class where oid = 'passage_vector'::regclass) everybodys
                    from scope_embedder where scope = any(%s) and passages is distinct from 0 group by embedder) used)""";

    private final Statements sql;
    private final Map<List<Integer>, String> last = Collections.synchronizedMap(new Remembered());

    UsedVectors(Statements sql) {
        this.sql = sql;
    }

    /** @param few whether they are to be compared one by one */
    record Used(int embedder, boolean few) {
        static List<Used> of(String text) {
            return text.isEmpty()
                    ? List.of()
                    : Arrays.stream(text.split(" ")).map(Used::one).toList();
        }

        private static Used one(String word) {
            var few = word.endsWith("!");
            return new Used(Integer.parseInt(few ? word.substring(0, word.length() - 1) : word), few);
        }
    }

    /** The SQL that tells it of scopes: an expression of type {@code integer[]} that is no constant, or the plan would not be kept. */
    static String of(String scopes) {
        return NOW.formatted(FEW, DEARER, scopes);
    }

    @Nullable
    String last(Integer[] scopes) {
        return last.get(List.of(scopes));
    }

    String now(Integer[] scopes) {
        var now = sql.first(
                        row -> row.getString(1), "select " + of("(select ?::integer[])::integer[]"), (Object) scopes)
                .orElseThrow();
        last.put(List.of(scopes), now);
        return now;
    }

    private static final class Remembered extends LinkedHashMap<List<Integer>, String> {
        Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Integer>, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
