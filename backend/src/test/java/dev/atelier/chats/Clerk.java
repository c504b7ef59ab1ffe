package dev.atelier.chats;

import dev.atelier.testing.EventStream;
import dev.atelier.testing.PlayedModels;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Models with tools, the upstream that plays them, and somebody who talks with them. */
record Clerk(PlayedModels upstream, Talk talk) implements AutoCloseable {

    static Clerk begin() {
        return new Clerk(new PlayedModels("base"), Talk.begin());
    }

    String base() {
        return upstream.model(0);
    }

    /** Its id. */
    String model(String... tools) {
        var id = "m-" + UUID.randomUUID();
        talk.person()
                .json()
                .body(Map.of("id", id, "name", "Clerk", "base_model_id", base(), "tool_ids", List.of(tools)))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        return id;
    }

    EventStream ask(String question, String model) {
        return talk.ask(question, model);
    }

    /** The next request for the upstream. */
    PlayedModels.Question asked() {
        return upstream.question(base());
    }

    boolean isAsked() {
        return upstream.isAsked(base());
    }

    static List<String> offered(PlayedModels.Question question) {
        return question.body()
                .path("tools")
                .valueStream()
                .map(tool -> tool.at("/function/name").asText())
                .toList();
    }

    /** The last event of a call in that state. */
    static EventStream.Event state(List<EventStream.Event> events, String state) {
        return events.stream()
                .filter(event ->
                        event.name().equals("tool") && event.text("state").equals(state))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Override
    public void close() throws Exception {
        upstream.close();
    }
}
