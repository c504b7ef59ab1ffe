package dev.atelier.extensions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What makes an extension do what it does: one record for each {@link Source}. */
public sealed interface Definition {

    Source source();

    /** It is part of Atelier: there is nothing to define. */
    record Builtin() implements Definition {
        @Override
        public Source source() {
            return Source.BUILTIN;
        }
    }

    /**
     * JavaScript, run in a sandbox.
     *
     * @param hosts that its author wants to reach
     * @param allowedHosts those of them that an administrator allowed
     */
    record Script(String code, List<String> hosts, List<String> allowedHosts) implements Definition {
        public Script {
            hosts = List.copyOf(hosts);
            allowedHosts = List.copyOf(allowedHosts);
        }

        @JsonCreator
        static Script of(
                @JsonProperty("code") @Nullable String code,
                @JsonProperty("hosts") @Nullable List<String> hosts,
                @JsonProperty("allowed_hosts") @Nullable List<String> allowedHosts) {
            return new Script(
                    code == null ? "" : code,
                    hosts == null ? List.of() : hosts,
                    allowedHosts == null ? List.of() : allowedHosts);
        }

        @Override
        public Source source() {
            return Source.SCRIPT;
        }
    }

    /**
     * A server that speaks the Model Context Protocol.
     *
     * @param url of a server that is reached by HTTP
     * @param program the name of one that the server's configuration lists
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mcp(
            Transport transport,
            @Nullable String url,
            @Nullable String program) implements Definition {
        @Override
        public Source source() {
            return Source.MCP;
        }
    }

    /** How an MCP server is spoken to. */
    @Schema(name = "McpTransport")
    enum Transport {
        @JsonProperty("http")
        HTTP,
        @JsonProperty("stdio")
        STDIO
    }

    /**
     * A server that an OpenAPI document describes.
     *
     * @param url of the document; null where the document itself is given
     * @param baseUrl of the server, where the document does not say it or says another
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenApi(
            @Nullable String url,
            @Nullable JsonNode document,
            @Nullable String baseUrl) implements Definition {
        @Override
        public Source source() {
            return Source.OPENAPI;
        }
    }

    /** A filter of a server that speaks Open WebUI's Pipelines protocol. */
    record Pipelines(String url, String pipelineId) implements Definition {
        /** How the names of those settings begin that are valves of its server. */
        public static final String VALVES = "valves.";

        @Override
        public Source source() {
            return Source.PIPELINES;
        }
    }

    /** An action that a server does: it is sent the message, and answers what becomes of it. */
    record Remote(String url) implements Definition {
        @Override
        public Source source() {
            return Source.REMOTE;
        }
    }

    /**
     * A prompt over a message.
     *
     * @param prompt with {@code {{message}}} where the message stands
     * @param modelId who is asked; null for the model that answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Prompt(String prompt, @Nullable String modelId, Result result) implements Definition {
        @Override
        public Source source() {
            return Source.PROMPT;
        }
    }

    /** What becomes of the result of an action. */
    @Schema(name = "ActionResultKind")
    enum Result {
        @JsonProperty("message")
        MESSAGE,
        @JsonProperty("replacement")
        REPLACEMENT,
        @JsonProperty("notice")
        NOTICE,
        @JsonProperty("file")
        FILE
    }
}
