package dev.atelier.extensions.files;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.ExtensionContent;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.files.Report.Advice;
import dev.atelier.extensions.files.Report.PythonType;
import dev.atelier.platform.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function or a tool of Open WebUI. Its code is not run here: what it is called, what it is for and what can be set of it is kept, and how
 * it can go on working is said.
 */
record PythonFunction(String id, String name, PythonType type, String description, List<PythonValves.Valve> valves) {
    private static final int LONGEST_CODE = 2 << 20;
    private static final int LONGEST_DESCRIPTION = 3_000;

    /** Whether an entry of a file is one. */
    static boolean is(JsonNode entry) {
        return entry.path("content").isTextual() && entry.path("id").isTextual() && !entry.has("source");
    }

    static PythonFunction of(JsonNode entry) {
        var code = entry.path("content").asText("");
        var read = code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) : code;
        var about = entry.path("meta").path("description").asText("");
        return new PythonFunction(
                entry.path("id").asText(),
                entry.path("name").asText(entry.path("id").asText()),
                type(entry, read),
                about.substring(0, Math.min(about.length(), LONGEST_DESCRIPTION)),
                PythonValves.of(read));
    }

    private static PythonType type(JsonNode entry, String code) {
        var said = entry.path("type").asText("").toUpperCase(Locale.ROOT);
        return Stream.of(PythonType.values())
                .filter(type -> type.name().equals(said))
                .findFirst()
                .orElseGet(() -> typeOf(entry, code));
    }

    private static PythonType typeOf(JsonNode entry, String code) {
        if (entry.has("specs") || code.contains("class Tools")) {
            return PythonType.TOOL;
        }
        return code.contains("class Filter")
                ? PythonType.FILTER
                : code.contains("class Pipe") ? PythonType.PIPE : PythonType.ACTION;
    }

    @Nullable
    ExtensionKind kind() {
        return switch (type) {
            case FILTER -> ExtensionKind.FILTER;
            case ACTION -> ExtensionKind.ACTION;
            case TOOL -> ExtensionKind.TOOL;
            case PIPE -> null;
        };
    }

    /** How to run it, in a sentence or two. */
    Advice advice() {
        return new Advice(
                type,
                switch (type) {
                    case FILTER ->
                        "Its Python is not run here. Put it into a Pipelines server (github.com/open-webui/pipelines): a class Pipeline with"
                                + " type = \"filter\" and the same inlet and outlet; then give its address here, turn it on, and set its valves.";
                    case PIPE ->
                        "Its Python is not run here. It is a model of its own: put it into a Pipelines server, and add that server as a connection of"
                                + " the kind openai.";
                    case TOOL ->
                        "Its Python is not run here. Serve it as an OpenAPI or MCP server (such as mcpo), and add that as a tool; small ones can be"
                                + " written anew as scripts.";
                    case ACTION ->
                        "Its Python is not run here, and the Pipelines protocol has no actions. Write it anew as a prompt or a script, or let a server"
                                + " of its own do it (a remote action).";
                });
    }

    /** A filter that waits, turned off, for its Pipelines server. @param url of that server */
    ExtensionContent waiting(String url) {
        var settable = valves.isEmpty()
                ? ""
                : "\n\nValves: "
                        + valves.stream()
                                .map(valve -> valve.name() + " (" + valve.type() + ")"
                                        + (valve.value() == null ? "" : " = " + valve.value()))
                                .collect(Collectors.joining("; "));
        var about = description + settable;
        return new ExtensionContent(
                null,
                ExtensionKind.FILTER,
                Source.PIPELINES,
                name,
                about.substring(0, Math.min(about.length(), LONGEST_DESCRIPTION))
                        .strip(),
                false,
                null,
                Json.mapper().createObjectNode().put("url", url).put("pipeline_id", id),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
