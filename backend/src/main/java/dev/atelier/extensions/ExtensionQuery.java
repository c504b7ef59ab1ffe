package dev.atelier.extensions;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a list of extensions: by name, filters alone in the order in which they run.
 *
 * @param q searched in id, name and description, ignoring case
 * @param owner an account's id, {@code me}, or {@code others}: everybody but me
 */
public record ExtensionQuery(
        @Nullable ExtensionKind kind,
        @Nullable Source source,
        @Nullable String q,
        @Nullable String owner,
        int limit,
        @Nullable Cursor cursor) {
    private static final String BY_NAME = "lower(name), id";

    /** As {@link FilterOptions#inOrder} has it. */
    static final String RUN_ORDER = "priority, lower(name) collate \"C\", id";

    /** Without the cursor: what the total counts. */
    Sql matching(Caller caller) {
        var conditions = new ArrayList<Sql>();
        conditions.add(Access.usable(caller));
        if (kind != null) {
            conditions.add(Sql.of("kind = ?", kind.word()));
        }
        if (source != null) {
            conditions.add(Sql.of("source = ?", source.word()));
        }
        if (q != null && !q.isBlank()) {
            var pattern = pattern(q);
            conditions.add(Sql.of(
                    "(lower(id) like ? escape '\\' or lower(name) like ? escape '\\' or lower(description) like ? escape '\\')",
                    pattern,
                    pattern,
                    pattern));
        }
        if (owner != null) {
            conditions.add(Sql.of(
                    "others".equals(owner) ? "owner_id is distinct from ?" : "owner_id = ?",
                    List.of("me", "others").contains(owner) ? caller.id() : uuid(owner)));
        }
        return Sql.allOf(conditions);
    }

    /** The same, behind the cursor and in order, with one row more than the page holds. */
    Sql page(Sql matching) {
        var from = matching;
        if (cursor != null && isOfFilters(kind)) {
            var keys = cursor.keys();
            from = from.then(
                    "and (" + RUN_ORDER + ") > (?, ?, ?)", cursor.first(Integer::valueOf), keys.get(1), keys.get(2));
        } else if (cursor != null) {
            from = from.then(
                    "and (" + BY_NAME + ") > (?, ?)",
                    cursor.keys().getFirst(),
                    cursor.keys().getLast());
        }
        return from.then("order by " + (isOfFilters(kind) ? RUN_ORDER : BY_NAME) + " limit ?", limit + 1);
    }

    Cursor cursorAfter(ExtensionRow row) {
        var name = row.name().toLowerCase(Locale.ROOT);
        return new Cursor(
                isOfFilters(kind)
                        ? List.of(Integer.toString(row.priority()), name, row.id())
                        : List.of(name, row.id()));
    }

    /** How many keys a cursor of such a list has. */
    static int keys(@Nullable ExtensionKind kind) {
        return isOfFilters(kind) ? 3 : 2;
    }

    private static boolean isOfFilters(@Nullable ExtensionKind kind) {
        return kind == ExtensionKind.FILTER;
    }

    private static String pattern(String q) {
        var text = q.strip().toLowerCase(Locale.ROOT);
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new Fault.Invalid("/owner", "must be an account's id, me or others").asException();
        }
    }
}
