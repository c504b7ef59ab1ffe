package dev.atelier.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.sql.Sql;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked of a list of collections. @param q searched in name and description, ignoring case */
public record CollectionQuery(
        @Nullable String q, Sort sort, int limit, @Nullable Cursor cursor) {

    /** By name, or the last changed first. */
    @Schema(name = "KnowledgeSort")
    public enum Sort {
        @JsonProperty("name")
        NAME("lower(name), id", "(lower(name), id) > (?, ?)"),
        @JsonProperty("-updated_at")
        UPDATED("updated_at desc, id", "(updated_at < ? or updated_at = ? and id > ?)");

        final String order;
        private final String after;

        Sort(String order, String after) {
            this.order = order;
            this.after = after;
        }

        Sql after(Cursor cursor) {
            var id = cursor.last(UUID::fromString);
            if (this == NAME) {
                return Sql.of(after, cursor.keys().getFirst(), id);
            }
            var at = cursor.first(Cursor::time).atOffset(ZoneOffset.UTC);
            return Sql.of(after, at, at, id);
        }

        Cursor cursorAfter(KnowledgeEntity last) {
            var key = this == NAME ? last.name.toLowerCase(Locale.ROOT) : last.updatedAt.toString();
            return new Cursor(List.of(key, last.id.toString()));
        }
    }

    /** Without the cursor: what the total counts. */
    Sql matching(Caller caller) {
        var conditions = new ArrayList<Sql>();
        conditions.add(Access.usable(caller));
        if (q != null && !q.isBlank()) {
            var pattern = pattern(q);
            conditions.add(Sql.of(
                    "(lower(name) like ? escape '\\' or lower(description) like ? escape '\\')", pattern, pattern));
        }
        return Sql.allOf(conditions);
    }

    /** The same, behind the cursor and in order, with one row more than the page holds. */
    Sql page(Sql matching) {
        var from = cursor == null ? matching : matching.then("and").then(sort.after(cursor));
        return from.then("order by " + sort.order + " limit ?", limit + 1);
    }

    static String pattern(String q) {
        var text = q.strip().toLowerCase(Locale.ROOT);
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
