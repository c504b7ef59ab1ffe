package dev.atelier.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.7:8080", "10.0.0.0/8", "[::1]", "[fd00::7]:80", "fd00::/8", "::1/128"})
    void addresses_are_taken(String proxy) {
        assertThatCode(() -> new TrustedProxies(List.of(proxy)).check(new StartupEvent()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "localhost", "proxy.example:80", "fd00::7", "10.0.0.0/8,10.1.0.0"})
    void what_would_be_looked_up_on_every_request_is_refused_at_start(String proxy) {
        assertThatThrownBy(() -> new TrustedProxies(List.of("127.0.0.1", proxy)).check(new StartupEvent()))
                .hasMessageContaining("ATELIER_TRUSTED_PROXIES holds " + proxy);
    }

    @Test
    void those_of_a_fresh_server_are_addresses() throws IOException {
        var shipped = new Properties();
        try (var file = TrustedProxies.class.getResourceAsStream("/application.properties")) {
            shipped.load(file);
        }
        var value = shipped.getProperty("quarkus.http.proxy.trusted-proxies");
        var preset = value.substring(value.indexOf(':') + 1, value.lastIndexOf('}'));
        assertThat(preset.split(",")).hasSize(2).allMatch(TrustedProxies::isNumber);
    }
}
