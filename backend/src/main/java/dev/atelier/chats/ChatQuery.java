package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.http.Cursor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the list of a person's chats; temporary ones are in none.
 *
 * @param q searched in titles and in what was said, ignoring case and accents
 * @param loose only those that stand beside the folders: the pinned ones, and those in no folder
 */
record ChatQuery(
        @Nullable String q,
        @Nullable Boolean pinned,
        @Nullable Boolean archived,
        @Nullable String folder,
        boolean loose,
        Order order,
        int limit,
        @Nullable Cursor cursor) {
    /** What comes first: what was used last, or what is pinned and then what was used last. */
    enum Order {
        @JsonProperty("-updated_at")
        RECENT(2, "c.updated_at desc, c.id desc", "(c.updated_at, c.id) < (:at, :id)"),
        @JsonProperty("pinned")
        PINNED(
                3,
                "c.pinned desc, c.updated_at desc, c.id desc",
                "(c.pinned, c.updated_at, c.id) < (:was_pinned, :at, :id)");

        /** How many keys its cursor has. */
        final int keys;

        private final String by;
        private final String behind;

        Order(int keys, String by, String behind) {
            this.keys = keys;
            this.by = by;
            this.behind = behind;
        }
    }

    /** A condition in SQL with its parameters. */
    record Condition(String text, Map<String, Object> parameters) {
        Condition and(String more, Map<String, Object> moreParameters) {
            var all = new HashMap<>(parameters);
            all.putAll(moreParameters);
            return new Condition(text + " and " + more, all);
        }
    }

    Cursor cursorAfter(ChatEntity chat) {
        var at = chat.updatedAt.toString();
        var id = chat.id.toString();
        return new Cursor(
                switch (order) {
                    case RECENT -> List.of(at, id);
                    case PINNED -> List.of(at, Boolean.toString(chat.pinned), id);
                });
    }

    /** What is looked for; empty where nothing is. */
    String looked() {
        return q == null ? "" : q.strip();
    }

    /** For {@code like}, to be compared with what the function {@code searchable} makes of a text. */
    String pattern() {
        var escaped = FoldedText.fold(looked())
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }

    Condition matching(Caller caller) {
        var condition =
                new Condition("from chat c where c.owner_id = :me and not c.temporary", Map.of("me", caller.id()));
        if (!looked().isEmpty()) {
            condition = condition.and("""
                    (searchable(c.title) like :q or c.id in (
                        select m.chat_id from message m join chat mine on mine.id = m.chat_id
                        where mine.owner_id = :me and m.indexed and searchable(m.text) like :q
                        union all
                        select m.chat_id from message m join chat mine on mine.id = m.chat_id
                        where mine.owner_id = :me and not m.indexed and searchable(m.text) like :q))""", Map.of("q", pattern()));
        }
        if (pinned != null) {
            condition = condition.and("c.pinned = :pinned", Map.of("pinned", pinned));
        }
        if (archived != null) {
            condition = condition.and("c.archived = :archived", Map.of("archived", archived));
        }
        if (folder != null) {
            condition = condition.and("c.folder = :folder", Map.of("folder", folder));
        }
        if (loose) {
            condition = condition.and("(c.pinned or c.folder is null)", Map.of());
        }
        return condition;
    }

    /** The same, behind the cursor, in order. */
    Condition page(Condition matching) {
        var page = cursor == null ? matching : matching.and(order.behind, keysOf(cursor));
        return new Condition(page.text() + " order by " + order.by, page.parameters());
    }

    private Map<String, Object> keysOf(Cursor cursor) {
        var keys = new HashMap<String, Object>(
                Map.of("at", cursor.first(Cursor::time), "id", cursor.last(UUID::fromString)));
        if (order == Order.PINNED) {
            keys.put("was_pinned", Boolean.parseBoolean(cursor.keys().get(1)));
        }
        return keys;
    }
}
