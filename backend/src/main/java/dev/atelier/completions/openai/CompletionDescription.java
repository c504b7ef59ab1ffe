package dev.atelier.completions.openai;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Brings {@code /v1} into the OpenAPI document: its raw routes, and the shape of its errors. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CompletionDescription implements OASFilter {
    private static final String JSON = "application/json";
    private static final List<Map<String, String>> MESSAGES =
            List.of(Map.of("role", "user", "content", "Who wrote Middlemarch?"));

    private static final String STREAM = """
            data: {"id":"chatcmpl-1f0","object":"chat.completion.chunk","created":1795255250,"model":"demo-plain","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

            data: {"id":"chatcmpl-1f0","object":"chat.completion.chunk","created":1795255250,"model":"demo-plain","choices":[{"index":0,"delta":{"content":"George Eliot."},"finish_reason":null}]}

            data: {"id":"chatcmpl-1f0","object":"chat.completion.chunk","created":1795255250,"model":"demo-plain","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"chatcmpl-1f0","object":"chat.completion.chunk","created":1795255250,"model":"demo-plain","choices":[],"usage":{"prompt_tokens":5,"completion_tokens":3,"total_tokens":8}}

            data: [DONE]

            """;

    private static final Map<String, Object> ANSWER = Map.of(
            "id",
            "chatcmpl-1f0",
            "object",
            "chat.completion",
            "created",
            1795255250,
            "model",
            "demo-plain",
            "choices",
            List.of(Map.of(
                    "index",
                    0,
                    "message",
                    Map.of("role", "assistant", "content", "George Eliot."),
                    "finish_reason",
                    "stop")),
            "usage",
            Map.of("prompt_tokens", 5, "completion_tokens", 3, "total_tokens", 8));

    private static final Map<String, Object> ERROR = Map.of(
            "error",
            Map.of(
                    "message", "There is no model gpt-9 that you may use.",
                    "type", "invalid_request_error",
                    "param", "model",
                    "code", "model_not_found"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema("OpenAiError", error());
        document.getComponents().addSchema("OpenAiCompletion", completion());
        document.getPaths()
                .addPathItem(CompletionRoutes.PATH, OASFactory.createPathItem().POST(complete()));
        document.getComponents().addSchema("OpenAiEmbedding", embedding());
        document.getPaths()
                .addPathItem(EmbeddingRoutes.PATH, OASFactory.createPathItem().POST(embed()));
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/v1/")) {
                item.getOperations()
                        .values()
                        .forEach(operation -> operation.getResponses().setDefaultValue(refusal()));
            }
        });
    }

    private static Operation complete() {
        return operation("chatCompletions", "An answer to a conversation, whole or streamed")
                .description("""
                        A workspace model answers by its id, with its prompt, parameters and examples; what the request sets wins. Fields \
                        that are not known are let pass. A stream is a chunk an event and ends with `[DONE]`; where it breaks off, the \
                        last event is an error and there is no `[DONE]`. A client that leaves ends the answer upstream.""")
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        JSON,
                                        json("OpenAiCompletion")
                                                .example(Map.of("model", "demo-plain", "messages", MESSAGES)))))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse(
                                "200",
                                answer("The answer; with `stream`, server-sent events")
                                        .content(OASFactory.createContent()
                                                .addMediaType(
                                                        JSON,
                                                        OASFactory.createMediaType()
                                                                .schema(any())
                                                                .example(ANSWER))
                                                .addMediaType(
                                                        "text/event-stream",
                                                        OASFactory.createMediaType()
                                                                .schema(text())
                                                                .example(STREAM)))));
    }

    private static Operation embed() {
        var example = Map.of("model", "demo-plain", "input", List.of("A first text", "and a second"));
        return operation("embeddings", "Texts as vectors")
                .description("""
                        Any model answers by its base, which has to be one that embeds. Fallbacks are not asked: their vectors mean \
                        something else.""")
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType(JSON, json("OpenAiEmbedding").example(example))))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse(
                                "200",
                                answer("One vector for each text, in their order")
                                        .content(OASFactory.createContent()
                                                .addMediaType(
                                                        JSON,
                                                        OASFactory.createMediaType()
                                                                .schema(any())
                                                                .example(VECTORS)))));
    }

    private static final Map<String, Object> VECTORS = Map.of(
            "object",
            "list",
            "data",
            List.of(Map.of("object", "embedding", "index", 0, "embedding", List.of(0.6, 0.8))),
            "model",
            "demo-plain",
            "usage",
            Map.of("prompt_tokens", 3, "total_tokens", 3));

    private static Schema embedding() {
        var schema = any();
        schema.setRequired(List.of("model", "input"));
        return schema.addProperty("model", text())
                .addProperty("input", OASFactory.createSchema().description("A text, or a list of texts"))
                .addProperty(
                        "encoding_format",
                        text().enumeration(List.of("float", "base64")).defaultValue("float"))
                .addProperty("dimensions", whole());
    }

    static Operation operation(String name, String summary) {
        return OASFactory.createOperation().operationId(name).summary(summary).addTag("OpenAI-compatible");
    }

    private static Schema completion() {
        var schema = any();
        schema.setRequired(List.of("model", "messages"));
        return schema.addProperty("model", text())
                .addProperty("messages", list(any()).minItems(1))
                .addProperty("stream", truth())
                .addProperty("stream_options", any().addProperty("include_usage", truth()))
                .addProperty("temperature", number())
                .addProperty("top_p", number())
                .addProperty("max_completion_tokens", whole().description("The older name max_tokens is read, too"))
                .addProperty("stop", OASFactory.createSchema().description("A text, or a list of texts"))
                .addProperty("seed", whole())
                .addProperty("frequency_penalty", number())
                .addProperty("presence_penalty", number())
                .addProperty("reasoning_effort", text())
                .addProperty("response_format", any())
                .addProperty("tools", list(any()))
                .addProperty("tool_choice", OASFactory.createSchema().description("A word, or the tool"))
                .addProperty("parallel_tool_calls", truth());
    }

    private static Schema error() {
        var error = any();
        error.setRequired(List.of("message", "type", "param", "code"));
        error.addProperty("message", text())
                .addProperty("type", text())
                .addProperty("param", text().addType(Schema.SchemaType.NULL))
                .addProperty("code", text());
        var body = any();
        body.setRequired(List.of("error"));
        return body.addProperty("error", error);
    }

    private static APIResponse refusal() {
        return answer("An error in OpenAI's shape")
                .content(OASFactory.createContent()
                        .addMediaType(JSON, json("OpenAiError").example(ERROR)));
    }

    static APIResponse answer(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    static MediaType json(String schema) {
        return OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/" + schema));
    }

    /** An object with members that are not told here. */
    static Schema any() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).additionalPropertiesBoolean(true);
    }

    static Schema list(Schema of) {
        return OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(of);
    }

    static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    static Schema whole() {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER);
    }

    private static Schema number() {
        return OASFactory.createSchema().addType(Schema.SchemaType.NUMBER);
    }

    private static Schema truth() {
        return OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN);
    }
}
