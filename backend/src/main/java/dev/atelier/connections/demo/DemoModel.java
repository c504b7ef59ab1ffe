package dev.atelier.connections.demo;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scripted models, each with its pace. */
enum DemoModel {
    PLAIN("demo-plain", 25),
    SLOW("demo-slow", 66),
    MARKDOWN("demo-markdown", 12),
    VISION("demo-vision", 25, "vision");

    final String id;
    final long millisPerToken;
    final Set<String> capabilities;

    DemoModel(String id, long millisPerToken, String... besides) {
        this.id = id;
        this.millisPerToken = millisPerToken;
        this.capabilities =
                Stream.concat(Stream.of("completion"), Stream.of(besides)).collect(Collectors.toUnmodifiableSet());
    }

    static Optional<DemoModel> of(String id) {
        return Arrays.stream(values()).filter(model -> model.id.equals(id)).findFirst();
    }
}
