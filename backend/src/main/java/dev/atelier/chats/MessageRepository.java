package dev.atelier.chats;

import dev.atelier.extensions.filtering.FilterNotice;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<MessageEntity, UUID> {

    List<MessageEntity> ofChat(UUID chatId) {
        return list("chatId = ?1 order by seq", chatId);
    }

    /** One message of this very chat. */
    @Transactional
    MessageEntity of(UUID chatId, UUID id) {
        return find("id = ?1 and chatId = ?2", id, chatId)
                .firstResultOptional()
                .orElseThrow(() -> new Fault.NotFound("message", id.toString()).asException());
    }

    /** All answers to a question, the oldest first. */
    @Transactional
    List<MessageEntity> answers(UUID questionId) {
        return list("parentId = ?1 and role = ?2 order by seq", questionId, Speaker.ASSISTANT);
    }

    /** Answers to questions that servers other than this one were asked for, in rounds behind a number. */
    List<MessageEntity> ofOthers(UUID chatId, long round, UUID thisServer) {
        return list(
                "chatId = ?1 and round > ?2 and replicaId <> ?3 and parentId is not null order by seq",
                chatId,
                round,
                thisServer);
    }

    /** The line from the beginning of the chat to a message, and everything that was answered along it. */
    @SuppressWarnings("unchecked")
    List<MessageEntity> lineTo(UUID end) {
        return getEntityManager()
                .createNativeQuery("""
                        with recursive line as (
                            select id, parent_id from message where id = ?1
                            union all
                            select parent.id, parent.parent_id from line cross join lateral (
                                select id, parent_id from message where message.id = line.parent_id offset 0) parent)
                        select * from message where id = any(array(
                            select id from line
                            union
                            select answer.id from line cross join lateral (
                                select id from message where message.parent_id = line.id and role = 'assistant' offset 0) answer))""", MessageEntity.class)
                .setParameter(1, end)
                .getResultList();
    }

    /** A message and all below it. */
    @SuppressWarnings("unchecked")
    List<UUID> branch(UUID id) {
        return getEntityManager()
                .createNativeQuery("""
                        with recursive below as (
                            select id from message where id = ?1
                            union all
                            select child.id from below cross join lateral (
                                select id from message where message.parent_id = below.id offset 0) child)
                        select id from below""", UUID.class)
                .setParameter(1, id)
                .getResultList();
    }

    /** The last of the messages that follow the same one as this does, itself left out. */
    Optional<MessageEntity> newestSibling(MessageEntity message) {
        return message.parentId == null
                ? find("chatId = ?1 and parentId is null and id <> ?2 order by seq desc", message.chatId, message.id)
                        .firstResultOptional()
                : find("parentId = ?1 and id <> ?2 order by seq desc", message.parentId, message.id)
                        .firstResultOptional();
    }

    /** Where the line ends that goes from a message down to the last child each time; the message itself where it has none. */
    UUID lastLeafBelow(UUID id) {
        return (UUID) getEntityManager()
                .createNativeQuery("""
                        with recursive line as (
                            select id, 0 as depth from message where id = ?1
                            union all
                            select (select child.id from message child where child.parent_id = line.id
                                    order by child.seq desc limit 1), depth + 1
                            from line where line.id is not null)
                        select id from line where id is not null order by depth desc limit 1""", UUID.class)
                .setParameter(1, id)
                .getSingleResult();
    }

    /** All that running replies have said so far, as far as it is saved, by message. */
    Map<UUID, SavedText> savedTexts(Collection<UUID> ids) {
        var found = new HashMap<UUID, SavedText>();
        if (ids.isEmpty()) {
            return found;
        }
        for (var row : getEntityManager()
                .createNativeQuery("""
                        select message.id,
                               text || coalesce(string_agg(body, '' order by at) filter (where kind = 'text'), ''),
                               reasoning || coalesce(string_agg(body, '' order by at) filter (where kind = 'reasoning'), ''),
                               array_agg(body order by at) filter (where kind = 'fallback'),
                               coalesce(max(body) filter (where kind = 'citations'), '[]'),
                               coalesce((array_agg(body order by at desc) filter (where kind = 'tools'))[1], tool_calls::text),
                               coalesce((array_agg(body order by at desc) filter (where kind = 'filters'))[1], filter_notices::text)
                        from message left join reply_part on message_id = message.id
                        where message.id in (?1) group by message.id""", Object[].class)
                .setParameter(1, ids)
                .getResultList()) {
            var columns = (Object[]) row;
            found.put(
                    (UUID) columns[0],
                    new SavedText(
                            (String) columns[1],
                            (String) columns[2],
                            fallbacks(columns[3]),
                            List.of(Json.read((String) columns[4], KeptCitation[].class)),
                            List.of(Json.read((String) columns[5], ToolCall[].class)),
                            List.of(Json.read((String) columns[6], FilterNotice[].class))));
        }
        return found;
    }

    private static List<Told.FellBack> fallbacks(@Nullable Object bodies) {
        return bodies == null
                ? List.of()
                : Arrays.stream((String[]) bodies)
                        .map(body -> Json.read(body, Told.FellBack.class))
                        .toList();
    }

    record SavedText(
            String text,
            String reasoning,
            List<Told.FellBack> fallbacks,
            List<KeptCitation> citations,
            List<ToolCall> calls,
            List<FilterNotice> notices) {
        Message.Said said(List<Citation> opened) {
            return new Message.Said(text, reasoning, opened, calls, notices);
        }

        static final SavedText NONE = new SavedText("", "", List.of(), List.of(), List.of(), List.of());
    }
}
