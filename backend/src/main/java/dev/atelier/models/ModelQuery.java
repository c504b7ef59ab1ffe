package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.sql.Sql;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a list of models, and how it is asked of the table {@code model}.
 *
 * @param q searched in id, name, description, tags and base model, ignoring case
 * @param owner an account's id, {@code me}, or {@code others}: everybody but me
 */
public record ModelQuery(
        @Nullable String q,
        @Nullable String tag,
        @Nullable String owner,
        @Nullable Boolean hidden,
        @Nullable Boolean enabled,
        @Nullable String baseModelId,
        Attention.@Nullable Filter attention,
        Sort sort,
        int limit,
        @Nullable Cursor cursor) {

    private static final String SEARCHED = """
            (lower(id) like ? escape '\\' or lower(name) like ? escape '\\' or lower(description) like ? escape '\\'
             or lower(base_model_id) like ? escape '\\' or lower(array_to_string(tags, ' ')) like ? escape '\\')""";

    /** By name, or the last changed first. */
    @Schema(name = "ModelSort")
    public enum Sort {
        @JsonProperty("name")
        NAME("lower(name), id", "(lower(name) > ? or lower(name) = ? and id > ?)"),
        @JsonProperty("-updated_at")
        UPDATED("updated_at desc, id", "(updated_at < ? or updated_at = ? and id > ?)");

        final String order;
        final String after;

        Sort(String order, String after) {
            this.order = order;
            this.after = after;
        }

        Cursor cursorAfter(ModelEntity model) {
            var key = this == NAME ? model.name.toLowerCase(Locale.ROOT) : model.updatedAt.toString();
            return new Cursor(List.of(key, model.id));
        }

        Object key(String text) {
            return this == NAME ? text : Cursor.time(text).atOffset(ZoneOffset.UTC);
        }
    }

    /** Without the cursor: what the total counts. @param needing a condition besides; null for none */
    Sql matching(Caller caller, @Nullable Sql needing) {
        var conditions = new ArrayList<Sql>();
        conditions.add(Sql.of("kind = 'workspace'"));
        conditions.add(Access.usable(caller));
        if (q != null && !q.isBlank()) {
            var pattern = "%" + escaped(q.strip().toLowerCase(Locale.ROOT)) + "%";
            conditions.add(Sql.of(SEARCHED, pattern, pattern, pattern, pattern, pattern));
        }
        if (tag != null) {
            conditions.add(Sql.of("tags @> ?::text[]", (Object) new String[] {tag}));
        }
        if (owner != null) {
            conditions.add(Sql.of(
                    "others".equals(owner) ? "owner_id <> ?" : "owner_id = ?",
                    List.of("me", "others").contains(owner) ? caller.id() : uuid(owner)));
        }
        if (hidden != null) {
            conditions.add(Sql.of("hidden = ?", hidden));
        }
        if (enabled != null) {
            conditions.add(Sql.of("enabled = ?", enabled));
        }
        if (baseModelId != null) {
            conditions.add(Sql.of("base_model_id = ?", baseModelId));
        }
        if (needing != null) {
            conditions.add(needing);
        }
        return Sql.allOf(conditions);
    }

    /** The same, behind the cursor and in order, with one row more than the page holds. */
    Sql page(Sql matching) {
        var from = matching;
        if (cursor != null) {
            var key = cursor.first(sort::key);
            from = from.then("and").then(sort.after, key, key, cursor.keys().getLast());
        }
        return from.then("order by " + sort.order + " limit ?", limit + 1);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new Fault.Invalid("/owner", "must be an account's id, me or others").asException();
        }
    }
}
