package dev.atelier.completions.openai;

import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.ModelOwner;
import dev.atelier.testing.PlayedModels;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Somebody who asks under {@code /v1}, and an upstream with a model that answers: others for each test that registers this as an extension. */
final class Asking implements BeforeEachCallback, AfterEachCallback {
    static final String PATH = "/v1/chat/completions";

    private final ModelOwner owner = new ModelOwner();

    @Override
    public void beforeEach(ExtensionContext test) {
        owner.beforeEach(test);
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        owner.afterEach(test);
    }

    Api.Person person() {
        return owner.person();
    }

    /** The id of the upstream's model. */
    String base() {
        return owner.base();
    }

    /** The next question that reaches it. */
    PlayedModels.Question question() {
        return owner.asked();
    }

    boolean isAsked() {
        return owner.isAsked();
    }

    /** A model of this person's. */
    String model(Map<String, Object> content) {
        return owner.model(content);
    }

    static Map<String, Object> request(String model, Map<String, Object> more) {
        var request = new HashMap<String, Object>(
                Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", "Hello"))));
        request.putAll(more);
        return request;
    }

    /** The answer comes once the upstream gave it. */
    CompletableFuture<Response> whole(String model, Map<String, Object> more) {
        return CompletableFuture.supplyAsync(
                () -> person().json().body(request(model, more)).post(PATH), Thread::startVirtualThread);
    }

    /** Opens as soon as the upstream says something. */
    CompletableFuture<EventStream> stream(String model, Map<String, Object> more) {
        var request = request(model, more);
        request.put("stream", true);
        var body = new String(Json.bytes(request), StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(
                () -> EventStream.post(person().key(), PATH, body), Thread::startVirtualThread);
    }
}
