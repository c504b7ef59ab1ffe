package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Permission;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a list of models, and how it is asked of the database.
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

    /** By name, or the last changed first. */
    @Schema(name = "ModelSort")
    public enum Sort {
        @JsonProperty("name")
        NAME("lower(name), id", "(lower(name) > :key or lower(name) = :key and id > :id)"),
        @JsonProperty("-updated_at")
        UPDATED("updatedAt desc, id", "(updatedAt < :key or updatedAt = :key and id > :id)");

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
            return this == NAME ? text : Cursor.time(text);
        }
    }

    /** A condition in HQL with its parameters. */
    record Condition(String text, Map<String, Object> parameters) {}

    /** @param needing a condition besides; null for none */
    Condition matching(Caller caller, @Nullable Condition needing) {
        var parts = new ArrayList<String>();
        Map<String, Object> parameters =
                new HashMap<>(Access.parameters(caller, Permission.USE).map());
        parts.add(ModelRepository.WORKSPACE + " and " + Access.USABLE);
        if (q != null && !q.isBlank()) {
            parts.add("""
                    (lower(id) like :q escape '\\' or lower(name) like :q escape '\\' or lower(description) like :q escape '\\'
                     or lower(baseModelId) like :q escape '\\' or lower(array_to_string(tags, ' ')) like :q escape '\\')""");
            parameters.put("q", "%" + escaped(q.strip().toLowerCase(Locale.ROOT)) + "%");
        }
        if (tag != null) {
            parts.add("cast(sql('? @> array[?]::text[]', tags, :tag) as boolean) = true");
            parameters.put("tag", tag);
        }
        if (owner != null) {
            parts.add("others".equals(owner) ? "ownerId <> :owner" : "ownerId = :owner");
            parameters.put("owner", List.of("me", "others").contains(owner) ? caller.id() : uuid(owner));
        }
        if (hidden != null) {
            parts.add("hidden = :hidden");
            parameters.put("hidden", hidden);
        }
        if (enabled != null) {
            parts.add("enabled = :enabled");
            parameters.put("enabled", enabled);
        }
        if (baseModelId != null) {
            parts.add("baseModelId = :base");
            parameters.put("base", baseModelId);
        }
        if (needing != null) {
            parts.add(needing.text());
            parameters.putAll(needing.parameters());
        }
        return new Condition(String.join(" and ", parts), parameters);
    }

    /** The same, behind the cursor and in order. */
    Condition page(Condition matching) {
        if (cursor == null) {
            return new Condition(matching.text() + " order by " + sort.order, matching.parameters());
        }
        Map<String, Object> parameters = new HashMap<>(matching.parameters());
        parameters.put("key", cursor.first(sort::key));
        parameters.put("id", cursor.keys().getLast());
        return new Condition(matching.text() + " and " + sort.after + " order by " + sort.order, parameters);
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
