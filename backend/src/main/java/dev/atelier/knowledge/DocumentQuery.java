package dev.atelier.knowledge;

import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of a list of documents, which is sorted by folder and name. @param q searched in the name, ignoring case */
public record DocumentQuery(
        @Nullable DocumentState state,
        @Nullable String folder,
        @Nullable String q,
        int limit,
        @Nullable Cursor cursor) {

    Sql matching(UUID collection) {
        var conditions = new ArrayList<Sql>();
        conditions.add(Sql.of("knowledge_id = ?", collection));
        if (state != null) {
            conditions.add(Sql.of("state = ?", state.word()));
        }
        if (folder != null) {
            conditions.add(Sql.of("folder = ?", folder));
        }
        if (q != null && !q.isBlank()) {
            conditions.add(Sql.of("lower(name) like ? escape '\\'", CollectionQuery.pattern(q)));
        }
        return Sql.allOf(conditions);
    }

    Sql page(Sql matching) {
        var from = cursor == null
                ? matching
                : matching.then(
                        "and (folder, lower(name), id) > (?, ?, ?)",
                        cursor.keys().getFirst(),
                        cursor.keys().get(1),
                        cursor.last(UUID::fromString));
        return from.then("order by folder, lower(name), id limit ?", limit + 1);
    }

    static Cursor cursorAfter(DocumentRow last) {
        return new Cursor(List.of(
                last.folder(), last.name().toLowerCase(Locale.ROOT), last.id().toString()));
    }
}
