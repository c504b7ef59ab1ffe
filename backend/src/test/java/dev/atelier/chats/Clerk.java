package dev.atelier.chats;

import dev.atelier.testing.EventStream;
import dev.atelier.testing.ModelOwner;
import dev.atelier.testing.PlayedModels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Models with tools, the upstream that plays them, and who talks with them: others for each test that registers this as an extension. */
final class Clerk implements BeforeEachCallback, AfterEachCallback {
    private final ModelOwner owner = new ModelOwner();
    private @Nullable Talk talk;

    @Override
    public void beforeEach(ExtensionContext test) {
        owner.beforeEach(test);
        talk = Talk.begin(owner.person());
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        owner.afterEach(test);
    }

    Talk talk() {
        return Objects.requireNonNull(talk);
    }

    String base() {
        return owner.base();
    }

    /** Its id. */
    String model(String... tools) {
        return owner.model(Map.of("tool_ids", List.of(tools)));
    }

    EventStream ask(String question, String model) {
        return talk().ask(question, model);
    }

    /** The next request for the upstream. */
    PlayedModels.Question asked() {
        return owner.asked();
    }

    boolean isAsked() {
        return owner.isAsked();
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
}
