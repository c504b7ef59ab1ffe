package dev.atelier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Nothing is sent home. That nothing but the guarded client can send at all is checked by {@code ArchitectureTest}. */
class NoTelemetryTest {
    @Test
    void the_frameworks_own_analytics_are_off() throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        assertThat(properties).containsEntry("quarkus.analytics.disabled", "true");
    }

    @Test
    void no_library_that_exports_traces_or_metrics_to_others_is_aboard() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom)
                .doesNotContain("opentelemetry", "sentry", "bugsnag", "registry-otlp", "registry-datadog", "posthog");
    }
}
