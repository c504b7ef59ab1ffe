package dev.atelier.connections;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.List;

/** An upstream that keeps models of its own: they can be fetched onto it, made there, and deleted. Futures fail with a fault. */
public interface ModelStore {

    /** What is there now, as the upstream lists it. */
    Future<List<StoredModel>> list();

    Future<Void> delete(String name);

    /** Out of its memory; the model stays. */
    Future<Void> unload(String name);

    /** Fetches a model, from where an earlier attempt ended. Cancelling keeps what was fetched. */
    Call pull(String name, ProgressListener listener);

    /** @param body as the upstream wants it, without the model's name */
    Call create(String name, JsonNode body, ProgressListener listener);
}
