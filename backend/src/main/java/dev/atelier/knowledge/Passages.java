package dev.atelier.knowledge;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The passages of documents, for those who may see inside. */
@Singleton
public class Passages {
    private final Documents documents;
    private final Statements statements;

    Passages(Documents documents, Statements statements) {
        this.documents = documents;
        this.statements = statements;
    }

    public Page<PassageView> list(Caller caller, UUID document, int limit, @Nullable Cursor cursor) {
        var total = documents.readable(caller, document).passages();
        var found = statements.list(
                PassageView::of,
                "select * from passage where document_id = ? and position > ? order by position limit ?",
                document,
                cursor == null ? -1 : cursor.first(Integer::parseInt),
                limit + 1);
        var shown = found.stream().limit(limit).toList();
        var next = found.size() > limit
                ? new Cursor(List.of(Integer.toString(shown.getLast().position()))).text()
                : null;
        return new Page<>(shown, next, total);
    }

    public PassageView read(Caller caller, UUID document, int position) {
        documents.readable(caller, document);
        return statements
                .first(
                        PassageView::of,
                        "select * from passage where document_id = ? and position = ?",
                        document,
                        position)
                .orElseThrow(() -> new Fault.NotFound("passage", Integer.toString(position)).asException());
    }
}
