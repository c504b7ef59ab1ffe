package dev.atelier.extensions.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.ActionSource;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.JsonSchemas;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.Tool;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolSource;
import dev.atelier.extensions.filtering.FilterSource;
import dev.atelier.extensions.filtering.Refusal;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is tried of an extension, by its kind. What a request lacks for it is told before anything runs. */
@Singleton
class Trials {
    private static final int LONGEST_TEXT = 1_000_000;

    private final Instance<ToolSource> tools;
    private final Instance<FilterSource> filters;
    private final Instance<ActionSource> actions;

    Trials(Instance<ToolSource> tools, Instance<FilterSource> filters, Instance<ActionSource> actions) {
        this.tools = tools;
        this.filters = filters;
        this.actions = actions;
    }

    /** What it throws is what went wrong. */
    interface Trial {
        JsonNode run() throws Exception;
    }

    Trial of(Extension extension, BenchRequest request, Run run) {
        return switch (extension.kind()) {
            case TOOL -> tool(extension, request, run);
            case FILTER -> filter(extension, request, run);
            case ACTION -> action(extension, request, run);
        };
    }

    private Trial tool(Extension extension, BenchRequest request, Run run) {
        var name = request.tool();
        if (name == null) {
            throw wrong("/tool", "must be the name of one of its tools");
        }
        var arguments = request.arguments() == null ? Json.mapper().createObjectNode() : request.arguments();
        var source = first(tools.stream()
                .filter(each -> each.source() == extension.source())
                .toList());
        return () -> {
            var tool = source.tools(extension).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> wrong("/tool", "is none of its tools"));
            check(tool, arguments);
            var result = source.call(extension, new ToolRequest(tool, arguments, run));
            if (result.failed()) {
                throw new Refusal(result.text());
            }
            return Json.mapper().getNodeFactory().textNode(result.text());
        };
    }

    private static void check(Tool tool, JsonNode arguments) {
        var errors = JsonSchemas.wrong(tool.inputSchema(), arguments, "/arguments");
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
    }

    private Trial filter(Extension extension, BenchRequest request, Run run) {
        var source = first(filters.stream()
                .filter(each -> each.source() == extension.source())
                .toList());
        if (request.messages() != null) {
            var messages = messages("/messages", request.messages());
            return () -> {
                try (var filter = source.open(extension, run)) {
                    return told(filter.inlet(messages));
                }
            };
        }
        if (request.pieces() != null) {
            var pieces = request.pieces();
            return () -> {
                try (var filter = source.open(extension, run)) {
                    var stream = filter.stream();
                    var told = Json.mapper().createArrayNode();
                    pieces.forEach(piece -> told.add(stream.piece(String.valueOf(piece))));
                    return told.add(stream.end());
                }
            };
        }
        var text = bounded("/text", request.text());
        return () -> {
            try (var filter = source.open(extension, run)) {
                return Json.mapper().getNodeFactory().textNode(filter.outlet(text));
            }
        };
    }

    private Trial action(Extension extension, BenchRequest request, Run run) {
        var message = bounded("/message", request.message());
        var chat = messages("/chat", request.chat() == null ? List.of() : request.chat());
        var source = first(actions.stream()
                .filter(each -> each.source() == extension.source())
                .toList());
        var input = request.input() == null ? "" : request.input();
        return () -> Json.mapper()
                .valueToTree(
                        switch (source.act(extension, new ActionSource.ActionRequest(message, chat, input, run))) {
                            case ActionSource.ActionResult.Message(var text) -> Map.of("kind", "message", "text", text);
                            case ActionSource.ActionResult.Replacement(var text) ->
                                Map.of("kind", "replacement", "text", text);
                            case ActionSource.ActionResult.Notice(var text) -> Map.of("kind", "notice", "text", text);
                            case ActionSource.ActionResult.File(var name, var type, var bytes) ->
                                Map.of("kind", "file", "name", name, "media_type", type, "bytes", bytes.length);
                        });
    }

    private static JsonNode told(List<ChatMessage> messages) {
        var list = Json.mapper().createArrayNode();
        messages.forEach(
                message -> list.addObject().put("role", message.role().word()).put("content", message.text()));
        return list;
    }

    private static List<ChatMessage> messages(String pointer, List<BenchRequest.Said> said) {
        var messages = new ArrayList<ChatMessage>();
        for (var i = 0; i < said.size(); i++) {
            var content = said.get(i) == null ? null : said.get(i).content();
            var role = said.get(i) == null ? null : said.get(i).role();
            messages.add(
                    switch (String.valueOf(role)) {
                        case "system" -> ChatMessage.system(bounded(pointer + "/" + i + "/content", content));
                        case "user" -> ChatMessage.user(bounded(pointer + "/" + i + "/content", content));
                        case "assistant" -> ChatMessage.assistant(bounded(pointer + "/" + i + "/content", content));
                        default -> throw wrong(pointer + "/" + i + "/role", "must be system, user or assistant");
                    });
        }
        return messages;
    }

    private static String bounded(String pointer, @Nullable String text) {
        if (text == null || text.length() > LONGEST_TEXT) {
            throw wrong(pointer, "must be a text of at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static <T> T first(List<T> found) {
        if (found.isEmpty()) {
            throw new Fault.Conflict("nothing-to-try", "There is nothing here that could be tried like this.")
                    .asException();
        }
        return found.getFirst();
    }

    private static RuntimeException wrong(String pointer, String detail) {
        return new Fault.Invalid(pointer, detail).asException();
    }
}
