package dev.atelier.chats;

import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** One person's chat, as the tests hold it. */
record Talk(Api.Person person, String id) {

    static Talk begin() {
        return begin(Api.somebody());
    }

    static Talk begin(Api.Person person) {
        return new Talk(person, Api.idOf(person.json().post("/api/v1/chats")));
    }

    /** A person's model on one base, with another to fall back to. */
    static String falling(Api.Person person, String base, String fallback) {
        var model = "m-" + UUID.randomUUID();
        person.json()
                .body(Map.of("id", model, "name", "Model", "base_model_id", base, "fallback_ids", List.of(fallback)))
                .post("/api/v1/models")
                .then()
                .statusCode(201)
                .body("fallback_ids[0]", equalTo(fallback));
        return model;
    }

    static Map<String, Object> turn(String text, String... models) {
        return new HashMap<>(
                Map.of("content", List.of(Map.of("type", "text", "text", text)), "models", List.of(models)));
    }

    static Map<String, Object> turn(Map<String, Object> more, String text, String... models) {
        var turn = turn(text, models);
        turn.putAll(more);
        return turn;
    }

    String path() {
        return "/api/v1/chats/" + id;
    }

    EventStream ask(String text, String... models) {
        return ask(turn(text, models));
    }

    EventStream ask(Map<String, Object> turn) {
        try {
            return EventStream.post(
                    person.key(), path() + "/turns", Json.mapper().writeValueAsString(turn));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Asks something of a message: {@code regenerate, continue, merge}. */
    EventStream call(String message, String verb, Map<String, Object> body, String... headers) {
        try {
            return EventStream.post(
                    person.key(),
                    path() + "/messages/" + message + "/" + verb,
                    Json.mapper().writeValueAsString(body),
                    headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The answer to a turn that wants no stream, or is refused. */
    Response post(Object turn) {
        return person.json().accept("application/json").body(turn).post(path() + "/turns");
    }

    EventStream listen(String... headers) {
        return EventStream.get(person.key(), path() + "/events", headers);
    }

    Response read() {
        return person.json().get(path());
    }

    Map<String, Object> message(String messageId) {
        return read().path("messages.find { it.id == '%s' }".formatted(messageId));
    }

    String textOf(String messageId) {
        return Json.read(read().asString(), JsonNode.class)
                .path("messages")
                .valueStream()
                .filter(message -> message.path("id").asText().equals(messageId))
                .findFirst()
                .map(message -> message.at("/content/0/text").textValue())
                .orElse("");
    }

    static String replyId(List<EventStream.Event> events, int index) {
        return events.stream()
                .filter(event -> event.name().equals("turn"))
                .findFirst()
                .orElseThrow()
                .text("replies[%d].id".formatted(index));
    }

    static String told(List<EventStream.Event> events, String replyId) {
        return told(events, "delta", replyId);
    }

    static String told(List<EventStream.Event> events, String name, String replyId) {
        return events.stream()
                .filter(event ->
                        event.name().equals(name) && event.text("reply_id").equals(replyId))
                .map(event -> event.text("text"))
                .collect(Collectors.joining());
    }

    static List<String> names(List<EventStream.Event> events) {
        return events.stream().map(EventStream.Event::name).toList();
    }
}
