package dev.atelier.extensions.pipelines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.Values;
import dev.atelier.extensions.filtering.Conversations;
import dev.atelier.extensions.filtering.Filter;
import dev.atelier.extensions.filtering.Refusal;
import dev.atelier.extensions.filtering.StreamFilter;
import dev.atelier.extensions.pipelines.PipelinesServer.RefusedException;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter that runs elsewhere. The protocol has no way to filter a stream: its outlet sees whole answers, which are waited for, or which it
 * only watches. What it raises in its inlet is meant for the person, as in Open WebUI.
 */
final class PipelinesFilter implements Filter {
    private static final int RAISED = 500;

    private final PipelinesServer server;
    private final Run run;
    private final boolean readsDocuments;
    private final boolean waits;
    private final boolean watches;

    private List<ChatMessage> conversation = List.of();
    private final StringBuilder watched = new StringBuilder();

    PipelinesFilter(PipelinesServer server, Run run, Values values) {
        var answers = values.get("answers").asText("wait");
        this.server = server;
        this.run = run;
        this.readsDocuments = values.get("documents").asBoolean(true);
        this.waits = answers.equals("wait");
        this.watches = answers.equals("watch");
    }

    @Override
    public List<ChatMessage> inlet(List<ChatMessage> messages) {
        conversation = asked(messages);
        return conversation;
    }

    /** The protocol knows conversations alone: what was found stands in one of its own. */
    @Override
    public String ofDocuments(String text) {
        return readsDocuments ? Conversations.asQuestion(text, this::asked) : text;
    }

    private List<ChatMessage> asked(List<ChatMessage> messages) {
        var wire = new WireMessages(messages);
        try {
            return wire.read(server.filtered("inlet", body(wire).put("stream", true), user())
                    .path("messages"));
        } catch (RefusedException raised) {
            if (raised.refused().status() == RAISED
                    && !raised.refused().detail().isBlank()) {
                throw new Refusal(raised.refused().detail());
            }
            throw failure(raised);
        }
    }

    @Override
    public StreamFilter stream() {
        return watches ? this::watch : StreamFilter.PASSING;
    }

    private String watch(String text) {
        watched.append(text);
        return text;
    }

    @Override
    public boolean waitsForWhole() {
        return waits;
    }

    /** The protocol knows answers alone: a tool's text would be taken for one. */
    @Override
    public String ofTool(String text) {
        return text;
    }

    @Override
    public String outlet(String whole) {
        var said = new ArrayList<>(conversation);
        said.add(ChatMessage.assistant(whole));
        var wire = new WireMessages(said);
        try {
            var read = wire.read(server.filtered("outlet", body(wire), user()).path("messages"));
            return read.isEmpty() ? "" : read.getLast().text();
        } catch (RefusedException raised) {
            throw failure(raised);
        }
    }

    /** It was only watched: it is told when nobody waits any more. */
    @Override
    public void close() {
        if (watches && !watched.isEmpty()) {
            outlet(watched.toString());
        }
    }

    private RuntimeException failure(RefusedException raised) {
        return PipelinesServer.broken(
                switch (raised.refused().status()) {
                    case 401, 403 -> "it does not take the key.";
                    case 404 -> "it has no such filter.";
                    default -> "it answered with " + raised.refused().status() + ".";
                });
    }

    private ObjectNode body(WireMessages wire) {
        var body = Json.mapper().createObjectNode().put("model", run.modelId());
        if (run.chatId() != null) {
            body.put("chat_id", run.chatId().toString());
        }
        body.set("messages", wire.json());
        return body;
    }

    private ObjectNode user() {
        var caller = run.caller();
        return Json.mapper()
                .createObjectNode()
                .put("id", caller.id().toString())
                .put("email", caller.email())
                .put("name", caller.name())
                .put("role", caller.role().word());
    }
}
