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
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Brings what can be asked of an old message into the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AskingsDescription implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        addSchemas(document);
        add(document, "regenerate", "RegenerateRequest", regenerate(), Map.of("models", List.of("demo-plain")));
        add(document, "continue", "ContinueRequest", goOn(), Map.of());
        add(document, "merge", "MergeRequest", merge(), Map.of("model", "demo-plain"));
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
                .responses(asked());
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
                                .addProperty("context", ref("ContextMode")))
                .addSchema("ContinueRequest", object(List.of()))
                .addSchema(
                        "MergeRequest",
                        object(List.of("model"))
                                .addProperty("model", text())
                                .addProperty("context", ref("ContextMode")));
    }
}
