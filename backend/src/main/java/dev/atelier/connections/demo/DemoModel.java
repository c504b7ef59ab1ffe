package dev.atelier.connections.demo;

import java.util.Arrays;
import java.util.Optional;

/** The scripted models, each with its pace. */
enum DemoModel {
    PLAIN("demo-plain", 25),
    SLOW("demo-slow", 66),
    MARKDOWN("demo-markdown", 12);

    final String id;
    final long millisPerToken;

    DemoModel(String id, long millisPerToken) {
        this.id = id;
        this.millisPerToken = millisPerToken;
    }

    static Optional<DemoModel> of(String id) {
        return Arrays.stream(values()).filter(model -> model.id.equals(id)).findFirst();
    }
}
