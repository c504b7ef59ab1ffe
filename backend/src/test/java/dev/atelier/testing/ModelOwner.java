package dev.atelier.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Somebody who makes models on a base that the test plays: somebody else for each test that registers this as an extension. */
public final class ModelOwner implements BeforeEachCallback, AfterEachCallback {
    private PlayedModels upstream;
    private Api.Person person;

    @Override
    public void beforeEach(ExtensionContext test) {
        upstream = new PlayedModels("base");
        person = Api.somebody();
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        upstream.close();
    }

    public Api.Person person() {
        return person;
    }

    /** The id of the base. */
    public String base() {
        return upstream.model(0);
    }

    /** A new model on it. @return its id */
    public String model(Map<String, Object> more) {
        var id = "m-" + UUID.randomUUID();
        var fields = new HashMap<String, Object>(Map.of("id", id, "name", "Harbour desk", "base_model_id", base()));
        fields.putAll(more);
        person.json().body(fields).post("/api/v1/models").then().statusCode(201);
        return id;
    }

    /** The next request for the base. */
    public PlayedModels.Question asked() {
        return upstream.question(base());
    }

    /** Whether there is a request that nobody has taken. */
    public boolean isAsked() {
        return upstream.isAsked(base());
    }
}
