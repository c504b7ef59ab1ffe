package dev.atelier.chats;

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
 */
record ChatQuery(
        @Nullable String q,
        @Nullable Boolean pinned,
        @Nullable Boolean archived,
        @Nullable String folder,
        int limit,
        @Nullable Cursor cursor) {
    /** A condition in SQL with its parameters. */
    record Condition(String text, Map<String, Object> parameters) {
        Condition and(String more, Map<String, Object> moreParameters) {
            var all = new HashMap<>(parameters);
            all.putAll(moreParameters);
            return new Condition(text + " and " + more, all);
        }
    }

    static Cursor cursorAfter(ChatEntity chat) {
        return new Cursor(List.of(chat.updatedAt.toString(), chat.id.toString()));
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
                        where mine.owner_id = :me and searchable(m.text) like :q))""", Map.of("q", pattern()));
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
        return condition;
    }

    /** The same, behind the cursor, the last used first. */
    Condition page(Condition matching) {
        var page = cursor == null
                ? matching
                : matching.and(
                        "(c.updated_at, c.id) < (:at, :id)",
                        Map.of("at", cursor.first(Cursor::time), "id", cursor.last(UUID::fromString)));
        return new Condition(page.text() + " order by c.updated_at desc, c.id desc", page.parameters());
    }
}
