package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds a person's chats: by what was said in them, and where they are kept. */
@ApplicationScoped
public class ChatFinds {
    /** In characters; what stands behind is found, but not shown. */
    private static final int SEARCHED_FOR_EXCERPT = 200_000;

    private final EntityManager entities;

    ChatFinds(EntityManager entities) {
        this.entities = entities;
    }

    /** How many chats a folder holds, archived ones not counted. */
    public record Folder(String folder, long count) {}

    /** In the order that is asked for; where something is looked for, with the message that it was found in. */
    @Transactional
    @SuppressWarnings("unchecked")
    public Page<Chat> list(Caller caller, ChatQuery query) {
        var matching = query.matching(caller);
        var page = query.page(matching);
        List<ChatEntity> found = with(page, entities.createNativeQuery("select c.* " + page.text(), ChatEntity.class))
                .setMaxResults(query.limit() + 1)
                .getResultList();
        var shown = found.stream().limit(query.limit()).toList();
        var next = found.size() > query.limit()
                ? query.cursorAfter(shown.getLast()).text()
                : null;
        var matches = matches(query, shown);
        var items = shown.stream()
                .map(chat -> Chat.of(chat, null).found(matches.get(chat.id)))
                .toList();
        var total = (Long) with(matching, entities.createNativeQuery("select count(*) " + matching.text(), Long.class))
                .getSingleResult();
        return new Page<>(items, next, total);
    }

    /** By name. */
    @Transactional
    public List<Folder> folders(Caller caller) {
        var rows = entities.createNativeQuery("""
                        select folder, count(*) from chat
                        where owner_id = :me and folder is not null and not archived and not temporary
                        group by folder order by searchable(folder), folder""", Object[].class)
                .setParameter("me", caller.id())
                .getResultList();
        var folders = new ArrayList<Folder>();
        for (var row : rows) {
            var columns = (Object[]) row;
            folders.add(new Folder((String) columns[0], (Long) columns[1]));
        }
        return folders;
    }

    private Map<UUID, Chat.Match> matches(ChatQuery query, List<ChatEntity> shown) {
        var found = new HashMap<UUID, Chat.Match>();
        if (query.looked().isEmpty() || shown.isEmpty()) {
            return found;
        }
        var rows = entities.createNativeQuery("""
                        select distinct on (chat_id) chat_id, id, left(text, :most) from message
                        where chat_id in (:ids) and searchable(text) like :q order by chat_id, seq""", Object[].class)
                .setParameter("most", SEARCHED_FOR_EXCERPT)
                .setParameter("ids", shown.stream().map(chat -> chat.id).toList())
                .setParameter("q", query.pattern())
                .getResultList();
        for (var row : rows) {
            var columns = (Object[]) row;
            var excerpt = Excerpt.of((String) columns[2], query.looked());
            found.put((UUID) columns[0], new Chat.Match((UUID) columns[1], excerpt));
        }
        return found;
    }

    private static Query with(ChatQuery.Condition condition, Query query) {
        condition.parameters().forEach(query::setParameter);
        return query;
    }
}
