package dev.atelier.connections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.atelier.connections.demo.DemoProtocol;
import dev.atelier.connections.ollama.OllamaProtocol;
import dev.atelier.connections.openai.OpenAiProtocol;
import dev.atelier.platform.outgoing.GuardedClient;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A kind of upstream under the conformance suite: how it is opened, and how a server of its kind writes on the wire. */
enum Subject {
    OLLAMA("/api/chat", "application/x-ndjson") {
        @Override
        Protocol protocol(Vertx vertx, GuardedClient client) {
            return new OllamaProtocol(client);
        }

        @Override
        String piece(String text) {
            return object(message -> message.put("content", text));
        }

        @Override
        String thought(String text) {
            return object(message -> message.put("content", "").put("thinking", text));
        }

        @Override
        List<String> toolCall(String name, String arguments) {
            return List.of(
                    "{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"id\":\"call_1\",\"function\":{\"index\":0,\"name\":\""
                            + name + "\",\"arguments\":" + arguments + "}}]},\"done\":false}\n");
        }

        @Override
        String end(String reason) {
            return "{\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\""
                    + (reason.equals("tool_calls") ? "stop" : reason)
                    + "\",\"prompt_eval_count\":61,\"eval_count\":4,\"eval_duration\":2000000000}\n";
        }

        @Override
        String error(String words) {
            return JsonNodeFactory.instance.objectNode().put("error", words) + "\n";
        }

        @Override
        String list(String model) {
            return "{\"models\":[{\"name\":\"" + model
                    + "\",\"capabilities\":[\"completion\"],\"details\":{\"family\":\"llama\",\"context_length\":8192}}]}";
        }
    },
    OPENAI("/v1/chat/completions", "text/event-stream") {
        @Override
        Protocol protocol(Vertx vertx, GuardedClient client) {
            return new OpenAiProtocol(client);
        }

        @Override
        String piece(String text) {
            return delta(JsonNodeFactory.instance.objectNode().put("content", text), "null");
        }

        @Override
        String thought(String text) {
            return delta(
                    JsonNodeFactory.instance.objectNode().put("content", "").put("reasoning", text), "null");
        }

        @Override
        List<String> toolCall(String name, String arguments) {
            var pieces = new ArrayList<String>();
            pieces.add(toolDelta(
                    "\"id\":\"call_1\",\"type\":\"function\",", "\"name\":\"" + name + "\",\"arguments\":\"\""));
            for (var letter : arguments.split("")) {
                pieces.add(toolDelta("", "\"arguments\":" + JsonNodeFactory.instance.textNode(letter)));
            }
            return pieces;
        }

        private String toolDelta(String id, String function) {
            return "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0," + id + "\"function\":{"
                    + function + "}}]},\"finish_reason\":null}]}\n\n";
        }

        @Override
        String end(String reason) {
            return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}\n\n"
                    + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":61,\"completion_tokens\":4,\"total_tokens\":65}}\n\ndata: [DONE]\n\n";
        }

        @Override
        String error(String words) {
            var error = JsonNodeFactory.instance.objectNode();
            error.putObject("error").put("message", words).put("type", "api_error");
            return "data: " + error + "\n\n";
        }

        @Override
        String list(String model) {
            return "{\"object\":\"list\",\"data\":[{\"id\":\"" + model + "\",\"object\":\"model\"}]}";
        }
    },
    DEMO("", "") {
        @Override
        Protocol protocol(Vertx vertx, GuardedClient client) {
            return new DemoProtocol(vertx, 1);
        }

        @Override
        String piece(String text) {
            throw new UnsupportedOperationException("the demo has no wire");
        }

        @Override
        String thought(String text) {
            throw new UnsupportedOperationException("the demo has no wire");
        }

        @Override
        List<String> toolCall(String name, String arguments) {
            throw new UnsupportedOperationException("the demo has no wire");
        }

        @Override
        String end(String reason) {
            throw new UnsupportedOperationException("the demo has no wire");
        }

        @Override
        String error(String words) {
            throw new UnsupportedOperationException("the demo has no wire");
        }

        @Override
        String list(String model) {
            throw new UnsupportedOperationException("the demo has no wire");
        }
    };

    static final String KEY = "sk-secret-of-the-test";

    final String path;
    final String contentType;

    Subject(String path, String contentType) {
        this.path = path;
        this.contentType = contentType;
    }

    abstract Protocol protocol(Vertx vertx, GuardedClient client);

    abstract String piece(String text);

    abstract String thought(String text);

    abstract List<String> toolCall(String name, String arguments);

    /** The last pieces, with the usage 61 and 4. */
    abstract String end(String reason);

    abstract String error(String words);

    abstract String list(String model);

    String model() {
        return this == DEMO ? "demo-plain" : "tiny";
    }

    Upstream at(String url, Vertx vertx, GuardedClient client) {
        var base = this == OPENAI ? url + "/v1" : url;
        return protocol(vertx, client).at(new Endpoint("Test", base, this == DEMO ? null : KEY, Set.of()));
    }

    private static String object(java.util.function.Consumer<com.fasterxml.jackson.databind.node.ObjectNode> message) {
        var line = JsonNodeFactory.instance.objectNode();
        message.accept(line.putObject("message").put("role", "assistant"));
        return line.put("done", false) + "\n";
    }

    private static String delta(JsonNode delta, String reason) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]}\n\n";
    }
}
