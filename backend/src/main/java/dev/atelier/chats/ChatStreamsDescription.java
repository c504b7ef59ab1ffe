package dev.atelier.chats;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Brings the streams of {@link ChatStreams} into the OpenAPI document, which is made from JAX-RS resources alone. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ChatStreamsDescription implements OASFilter {
    private static final String STREAM = "text/event-stream";
    private static final String JSON = "application/json";

    private static final String EXAMPLE = """
            id: 2:2.0.0
            event: turn
            data: {"user_message":{"id":"01a1fc26-f000-7000-8000-000000000001","parent_id":null,"role":"user","content":[{"type":"text","text":"Who wrote Middlemarch?"}],"state":"done","created_at":"2026-11-21T09:30:00Z"},"replies":[{"id":"01a1fc26-f000-7000-8000-000000000002","model_id":"demo-plain"}]}

            id: 2:2.13.0
            event: delta
            data: {"reply_id":"01a1fc26-f000-7000-8000-000000000002","text":"George Eliot."}

            id: 2:2.13.0
            event: usage
            data: {"reply_id":"01a1fc26-f000-7000-8000-000000000002","usage":{"prompt_tokens":5,"completion_tokens":3,"first_token_ms":180,"duration_ms":240,"tokens_per_second":50.0}}

            id: 2
            event: finished
            data: {"reply_id":"01a1fc26-f000-7000-8000-000000000002","finish_reason":"stop"}

            id: 2
            event: done
            data: {}

            """;

    @Override
    public void filterOpenAPI(OpenAPI document) {
        addSchemas(document);
        document.getPaths()
                .addPathItem(
                        "/api/v1/chats/{id}/turns", OASFactory.createPathItem().POST(turn()))
                .addPathItem(
                        "/api/v1/chats/{id}/events", OASFactory.createPathItem().GET(events()));
    }

    private static Operation turn() {
        var body = json("NewTurn")
                .example(Map.of(
                        "content",
                        List.of(Map.of("type", "text", "text", "Who wrote Middlemarch?")),
                        "models",
                        List.of("demo-plain")));
        return operation("turn", "Ask one or several models; every one of them answers")
                .description("""
                        Streams the events of the turn: `turn`, then of each reply `fallback` (another base model is asked), `citations` (the passages that it is given from), `filter` (what a filter did), `tool` (how a call of a tool is now), `delta`, `reasoning`, `usage` and at its end `finished` \
                        or `failed`; `done` is the last. A stream without `done` was cut: GET `events` with its last id goes on. Replies are \
                        jobs: they neither stop nor wait when the reader leaves. What is refused is a problem before the stream begins.""")
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType(JSON, body)))
                .responses(asked());
    }

    /** What everything answers that makes models answer. */
    static APIResponses asked() {
        return OASFactory.createAPIResponses()
                .addAPIResponse("200", stream())
                .addAPIResponse(
                        "202",
                        answer("Where JSON is preferred: the models are asked, and what they say comes by GET `events`")
                                .content(OASFactory.createContent().addMediaType(JSON, json("TurnStarted"))))
                .defaultValue(problem());
    }

    private static Operation events() {
        return operation("events", "What happens in a chat, as it happens")
                .description("""
                        The events of every turn of the chat, without `done`: the stream stays open. With the id of an event it goes on behind \
                        that event, without loss or repeat. Without one, or with one that is not known, it begins with `snapshot` for every \
                        reply that runs: what it holds replaces the text.""")
                .addParameter(OASFactory.createParameter()
                        .name("Last-Event-ID")
                        .in(Parameter.In.HEADER)
                        .description("The id of the last event that was heard, of this stream or of a turn's")
                        .schema(text()))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", stream())
                        .defaultValue(problem()));
    }

    static Operation operation(String name, String summary) {
        return OASFactory.createOperation()
                .operationId(name)
                .summary(summary)
                .addTag("Chats")
                .addParameter(OASFactory.createParameter()
                        .name("id")
                        .in(Parameter.In.PATH)
                        .required(true)
                        .schema(id()));
    }

    static APIResponse stream() {
        var media = OASFactory.createMediaType().schema(text()).example(EXAMPLE);
        return answer(
                        "Server-sent events; their data are TurnStarted, ReplyPiece, ReplySnapshot, ReplyFallback, ReplyCitations, ReplyFilter, ReplyToolCall, ReplyUsage,"
                                + " ReplyFailed and ReplyFinished")
                .content(OASFactory.createContent().addMediaType(STREAM, media));
    }

    static APIResponse problem() {
        return answer("A problem (RFC 9457)")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType().schema(ref("Problem"))));
    }

    static APIResponse answer(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    private static void addSchemas(OpenAPI document) {
        var to = document.getComponents();
        to.addSchema(
                "NewTurn",
                object(List.of("content", "models"))
                        .addProperty("content", list(ref("Content")).minItems(1))
                        .addProperty(
                                "models", list(text()).minItems(1).maxItems(8).uniqueItems(true))
                        .addProperty(
                                "parent_id",
                                id().addType(Schema.SchemaType.NULL)
                                        .description(
                                                "The message that the question follows; null begins the chat anew; left out: the head"))
                        .addProperty(
                                "context",
                                text().enumeration(List.of("lanes", "selected", "all"))
                                        .defaultValue("lanes")
                                        .description(
                                                "Which earlier answers a model is sent: its own, and the selected ones where it gave"
                                                        + " none; the selected ones; everybody's"))
                        .addProperty("filters", AskingsDescription.filters()));
        to.addSchema(
                "ReplyStarted",
                object(List.of("id", "model_id"))
                        .addProperty("id", id())
                        .addProperty("model_id", text())
                        .addProperty("saw", number("How many of its own earlier answers the model was sent"))
                        .addProperty("context", ref("ContextMode"))
                        .addProperty(
                                "left_out",
                                number(
                                        "How many of the oldest turns the model was not sent, because its context window was full"))
                        .addProperty(
                                "unseen_images",
                                number(
                                        "How many pictures the model was told of instead of being shown them; left out where there were none")));
        to.addSchema(
                "TurnStarted",
                object(List.of("user_message", "replies"))
                        .addProperty("user_message", ref("Message"))
                        .addProperty("replies", list(ref("ReplyStarted"))));
        to.addSchema("ReplyPiece", ofReply("text").addProperty("text", text()));
        to.addSchema(
                "ReplySnapshot",
                ofReply("text", "state")
                        .addProperty("text", text())
                        .addProperty("reasoning", text())
                        .addProperty("state", ref("MessageState"))
                        .addProperty("tool_calls", list(ref("ToolCall"))));
        to.addSchema(
                "ReplyToolCall",
                OASFactory.createSchema()
                        .allOf(List.of(ofReply(), ref("ToolCall")))
                        .description("Replaces what was told of the call before"));
        to.addSchema("ReplyUsage", ofReply("usage").addProperty("usage", ref("Usage")));
        to.addSchema("ReplyFailed", ofReply("problem").addProperty("problem", ref("Problem")));
        to.addSchema(
                "ReplyFallback",
                ofReply("from", "to", "problem")
                        .addProperty("from", text().description("The base model that has no source that answers"))
                        .addProperty("to", text().description("The base model that is asked instead"))
                        .addProperty("problem", ref("Problem")));
        to.addSchema("ReplyCitations", ofReply("items").addProperty("items", list(ref("Citation"))));
        to.addSchema(
                "ReplyFilter",
                OASFactory.createSchema()
                        .allOf(List.of(ofReply(), ref("FilterNotice")))
                        .description("What a filter did to the reply, or to what it answers; kept with it"));
        to.addSchema(
                "ReplyFinished",
                ofReply("finish_reason")
                        .addProperty("finish_reason", text())
                        .addProperty("answered_by", text().description("The fallback that answered, if one did")));
    }

    private static Schema ofReply(String... required) {
        var all = new java.util.ArrayList<>(List.of("reply_id"));
        all.addAll(List.of(required));
        return object(all).addProperty("reply_id", id());
    }

    static Schema object(List<String> required) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).required(required);
    }

    static Schema list(Schema items) {
        return OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(items);
    }

    static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static Schema number(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).description(description);
    }

    static Schema id() {
        return text().format("uuid");
    }

    static Schema ref(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    static MediaType json(String schema) {
        return OASFactory.createMediaType().schema(ref(schema));
    }
}
