package dev.atelier.chats;

import static dev.atelier.chats.ChatStreamsDescription.asked;
import static dev.atelier.chats.ChatStreamsDescription.id;
import static dev.atelier.chats.ChatStreamsDescription.json;
import static dev.atelier.chats.ChatStreamsDescription.list;
import static dev.atelier.chats.ChatStreamsDescription.object;
import static dev.atelier.chats.ChatStreamsDescription.operation;
import static dev.atelier.chats.ChatStreamsDescription.ref;
import static dev.atelier.chats.ChatStreamsDescription.text;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Brings what can be asked of an old message into the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AskingsDescription implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        addSchemas(document);
        add(document, "regenerate", "RegenerateRequest", regenerate(), Map.of("models", List.of("demo-plain")));
        add(document, "continue", "ContinueRequest", goOn(), Map.of());
        add(document, "merge", "MergeRequest", merge(), Map.of("model", "demo-plain"));
        add(document, "actions/{action}", "ActionRequest", act(), Map.of("input", "Korean"));
    }

    private static Operation regenerate() {
        return operation("regenerate", "Answer a question anew, beside the answers that it has")
                .description("""
                        Of an answer: its model again, unless `models` says otherwise. Of a question: all models that answered it. The models are \
                        sent the history that the question had, not what was said later. The first new answer is selected. Answers as a turn does.""");
    }

    private static Operation goOn() {
        return operation("continue", "Go on with an answer that was stopped, failed, or was cut by its length")
                .description("""
                        The same message is `streaming` again; what its model says comes behind what it holds, and `delta` tells that alone. \
                        409 `nothing-to-continue`: it holds no text. 409 `answer-complete`: its model ended it. Answers as a turn does.""");
    }

    private static Operation merge() {
        return operation("merge", "Make one answer of all that a question has").description("""
                        Any model may make it. It stands beside the others, is selected, and says in `merged_from` what it was made of. \
                        409 `nothing-to-merge`: there are not two answers. Answers as a turn does.""");
    }

    private static Operation act() {
        var operation = operation("act", "Press the button of an action under a message")
                .description("""
                        One that the message's model names, or that the caller may use. Where its result is a message, it answers as a turn does: \
                        a question that says which action it was, and the answer. Else 200 with a `kind`: `replacement`, a message beside the \
                        original, which is still there and can be selected; `file`, one of the caller's own; `notice`, which is kept nowhere; \
                        `message`, where a script made one. 409 `extension-not-available`, 409 `reply-running`.""")
                .addParameter(OASFactory.createParameter()
                        .name("action")
                        .in(Parameter.In.PATH)
                        .required(true)
                        .schema(text()));
        return operation;
    }

    private static void add(
            OpenAPI document, String verb, String schema, Operation operation, Map<String, Object> example) {
        operation
                .addParameter(OASFactory.createParameter()
                        .name("message")
                        .in(Parameter.In.PATH)
                        .required(true)
                        .schema(id()))
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType("application/json", json(schema).example(example))))
                .responses(verb.startsWith("actions") ? acted() : asked());
        document.getPaths()
                .addPathItem(
                        "/api/v1/chats/{id}/messages/{message}/" + verb,
                        OASFactory.createPathItem().POST(operation));
    }

    private static void addSchemas(OpenAPI document) {
        document.getComponents()
                .addSchema(
                        "RegenerateRequest",
                        object(List.of())
                                .addProperty(
                                        "models",
                                        list(text()).minItems(1).maxItems(8).uniqueItems(true))
                                .addProperty("context", ref("ContextMode"))
                                .addProperty("filters", filters()))
                .addSchema("ContinueRequest", object(List.of()).addProperty("filters", filters()))
                .addSchema(
                        "ActionRequest",
                        object(List.of())
                                .addProperty(
                                        "input",
                                        text().maxLength(10_000)
                                                .description("What the person typed besides, such as a language"))
                                .addProperty("filters", filters()))
                .addSchema("ActionOutcome", outcome())
                .addSchema(
                        "MergeRequest",
                        object(List.of("model"))
                                .addProperty("model", text())
                                .addProperty("context", ref("ContextMode"))
                                .addProperty("filters", filters()));
    }

    private static APIResponses acted() {
        var responses = asked();
        responses.getAPIResponse("200").getContent().addMediaType("application/json", json("ActionOutcome"));
        return responses;
    }

    private static Schema outcome() {
        return object(List.of("kind"))
                .addProperty("kind", text().enumeration(List.of("message", "replacement", "file", "notice")))
                .addProperty("message", ref("Message"))
                .addProperty(
                        "file",
                        object(List.of("id", "name")).addProperty("id", id()).addProperty("name", text()))
                .addProperty("text", text());
    }

    /** Of whatever makes models answer. */
    static Schema filters() {
        return object(List.of())
                .additionalPropertiesSchema(OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN))
                .description("Switchable filters that are turned on or off, by their ids");
    }
}
