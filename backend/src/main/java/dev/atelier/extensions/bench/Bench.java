package dev.atelier.extensions.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Caller;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.ActionSource;
import dev.atelier.extensions.Call;
import dev.atelier.extensions.Calls;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.JsonSchemas;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.Tool;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolSource;
import dev.atelier.extensions.TriedExtensions;
import dev.atelier.extensions.Unavailable;
import dev.atelier.extensions.filtering.FilterSource;
import dev.atelier.extensions.filtering.Refusal;
import dev.atelier.knowledge.ModelDocuments;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs an extension once, for who looks after it. */
@Singleton
class Bench {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LONGEST_TEXT = 1_000_000;

    private final TriedExtensions extensions;
    private final Instance<ToolSource> tools;
    private final Instance<FilterSource> filters;
    private final Instance<ActionSource> actions;
    private final Calls calls;

    Bench(
            TriedExtensions extensions,
            Instance<ToolSource> tools,
            Instance<FilterSource> filters,
            Instance<ActionSource> actions,
            Calls calls) {
        this.extensions = extensions;
        this.tools = tools;
        this.filters = filters;
        this.actions = actions;
        this.calls = calls;
    }

    /** What is tried; what it throws is what went wrong. */
    private interface Trial {
        JsonNode run() throws Exception;
    }

    /** Blocks, for half a minute at most. */
    BenchResult test(Caller caller, String id, BenchRequest request) {
        var extension = extensions.of(caller, id, request.code(), request.settings());
        var lines = Collections.synchronizedList(new ArrayList<String>());
        var run = new Run(
                caller,
                "",
                ModelDocuments.none(),
                null,
                null,
                caller.locale(),
                caller.zone(),
                Now.instant().plus(LONGEST),
                Optional.empty(),
                false,
                lines::add);
        var trial = trial(extension, request, run);
        var began = System.nanoTime();
        @Nullable JsonNode output = null;
        @Nullable String problem = null;
        try {
            output = within(trial);
        } catch (Refusal refusal) {
            problem = refusal.text();
        } catch (Unavailable unavailable) {
            problem = unavailable.why();
        } catch (FaultException known) {
            problem = dev.atelier.platform.error.Problems.of(known.fault()).detail();
        } catch (TimeoutException late) {
            problem = "It took longer than " + LONGEST.toSeconds() + " s.";
        } catch (Exception broken) {
            problem = "It broke: " + broken.getMessage();
        }
        var took = (int) ((System.nanoTime() - began) / 1_000_000);
        var logged = List.copyOf(lines);
        calls.note(new Call(
                id,
                Now.instant(),
                caller.id(),
                null,
                "test",
                took,
                problem == null,
                problem == null ? null : "It failed on the bench.",
                logged));
        return new BenchResult(output, logged, took, problem);
    }

    /** On a thread of its own, so that what never ends holds nobody up. */
    private static JsonNode within(Trial trial) throws Exception {
        var done = new CompletableFuture<JsonNode>();
        var thread = Thread.startVirtualThread(() -> {
            try {
                done.complete(trial.run());
            } catch (Exception | StackOverflowError broken) {
                done.completeExceptionally(broken);
            }
        });
        try {
            return done.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException cause) {
            throw cause.getCause() instanceof Exception known
                    ? known
                    : new IllegalStateException("it is nested too deep");
        } finally {
            thread.interrupt();
        }
    }

    private Trial trial(Extension extension, BenchRequest request, Run run) {
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
        var source = of(tools.stream()
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
        var source = of(filters.stream()
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
        var source = of(actions.stream()
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

    private static <T> T of(List<T> found) {
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
