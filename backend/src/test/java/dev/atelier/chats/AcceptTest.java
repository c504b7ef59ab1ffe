package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.platform.error.FaultException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            nullValues = "null",
            value = {
                "null ~ STREAM",
                "*/* ~ STREAM",
                "text/event-stream ~ STREAM",
                "text/html,application/xhtml+xml,*/*;q=0.8 ~ STREAM",
                "application/json, text/event-stream ~ STREAM",
                "application/json ~ JSON",
                "application/json, text/plain, */* ~ JSON",
                "text/event-stream;q=0.5, application/json ~ JSON",
                "application/json;q=0.5, text/event-stream ~ STREAM",
                "APPLICATION/JSON; charset=utf-8 ~ JSON",
            })
    void a_stream_unless_json_is_preferred(@Nullable String header, Accept expected) {
        assertThat(Accept.of(header)).isEqualTo(expected);
    }

    @Test
    void neither_is_refused() {
        assertThatThrownBy(() -> Accept.of("text/html")).isInstanceOf(FaultException.class);
    }
}
