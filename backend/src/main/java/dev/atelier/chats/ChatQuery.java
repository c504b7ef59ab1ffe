package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.http.Cursor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the list of a person's chats.
 *
 * @param q searched in titles and in what was said, ignoring case
 */
record ChatQuery(
        @Nullable String q,
        @Nullable Boolean pinned,
        @Nullable Boolean archived,
        @Nullable String folder,
        int limit,
        @Nullable Cursor cursor) {

    /** A condition in HQL with its parameters. */
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

    Condition matching(Caller caller) {
        var condition = new Condition("from ChatEntity c where c.ownerId = :me", Map.of("me", caller.id()));
        if (q != null && !q.isBlank()) {
            var pattern = "%" + escaped(q.strip().toLowerCase(Locale.ROOT)) + "%";
            condition = condition.and("""
                    (lower(c.title) like :q escape '\\' or exists (select 1 from MessageEntity m
                     where m.chatId = c.id and lower(m.text) like :q escape '\\'))""", Map.of("q", pattern));
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
                        "(c.updatedAt < :at or c.updatedAt = :at and c.id < :id)",
                        Map.of("at", cursor.first(Cursor::time), "id", cursor.last(UUID::fromString)));
        return new Condition(page.text() + " order by c.updatedAt desc, c.id desc", page.parameters());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
