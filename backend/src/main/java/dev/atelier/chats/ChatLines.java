package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a round is made of, read as it is, without locks and without the object mapper: a chat's row, and the line that a question follows. */
@Singleton
class ChatLines {
    private static final String OWN = """
            select id, owner_id, title, head_id, temporary, models, last_seq, revision from chat
            where id = ? and owner_id = ?""";

    /**
     * The end, its parents, and all that was answered to the questions among them. Each message is looked up by itself, which {@code offset 0}
     * keeps the planner from making a join of: of how long a line is it knows nothing, and would rather read the messages of all chats.
     */
    static final String LINE = """
            with recursive line as (
                select id, parent_id from message where id = ? and chat_id = ?
                union all
                select parent.id, parent.parent_id from line cross join lateral (
                    select id, parent_id from message where message.id = line.parent_id offset 0) parent),
            along as (
                select id from line
                union
                select answer.id from line cross join lateral (
                    select id from message where message.parent_id = line.id and role = 'assistant' offset 0) answer)
            select found.* from along cross join lateral (
                select id, parent_id, role, model_id, text, attachments, state, seq, problem ->> 'type' from message
                where message.id = along.id offset 0) found""";

    private final Statements statements;

    ChatLines(Statements statements) {
        this.statements = statements;
    }

    /** A chat is its owner's alone; anybody else's does not exist. */
    ChatRow own(Caller caller, UUID id) {
        return statements
                .first(ChatLines::chat, OWN, id, caller.id())
                .orElseThrow(() -> new Fault.NotFound("chat", id.toString()).asException());
    }

    private static ChatRow chat(ResultSet row) throws SQLException {
        return new ChatRow(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getBoolean(5),
                List.of((String[]) row.getArray(6).getArray()),
                row.getLong(7),
                row.getLong(8));
    }

    /** The line that leads to a message of this very chat; nothing before where there is none. */
    Lanes to(UUID chatId, @Nullable UUID end) {
        return new Lanes(end == null ? List.of() : nodes(chatId, end), end);
    }

    /** The same for what is to be followed: it must be there, and whole. */
    Lanes behind(UUID chatId, UUID end) {
        var nodes = nodes(chatId, end);
        var last = nodes.stream()
                .filter(node -> node.id().equals(end))
                .findFirst()
                .orElseThrow(() -> new Fault.NotFound("message", end.toString()).asException());
        Rounds.requireAtRest(last.state());
        return new Lanes(nodes, end);
    }

    private List<Lanes.Node> nodes(UUID chatId, UUID end) {
        return statements.list(ChatLines::node, LINE, end, chatId);
    }

    private static Lanes.Node node(ResultSet row) throws SQLException {
        return new Lanes.Node(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Words.read(row.getString(3), Speaker.class),
                row.getString(4),
                row.getString(5),
                List.of(Json.read(row.getString(6), Attachment[].class)),
                Words.read(row.getString(7), MessageState.class),
                Lanes.REFUSED.equals(row.getString(9)),
                row.getLong(8));
    }
}
