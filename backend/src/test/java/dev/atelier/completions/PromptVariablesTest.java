package dev.atelier.completions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptVariablesTest {
    private static final Instant AT = Instant.parse("2026-11-20T22:49:25Z");

    private static Occasion occasion(@Nullable String language, @Nullable String zone, @Nullable String accept) {
        var caller =
                new Caller(new UUID(0, 1), "Ann Lee", "ann@example.com", Role.USER, language, zone, List.of(), null);
        return new Occasion(caller, accept, AT, "request-1");
    }

    private static String filled(String prompt) {
        return PromptVariables.on(occasion("fr-FR", "Europe/Berlin", "ko")).fill(prompt);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{USER_NAME}} ~ Ann Lee",
                "{{USER_EMAIL}} ~ ann@example.com",
                "{{USER_ROLE}} ~ user",
                "[{{USER_GROUPS}}] ~ []",
                "{{USER_LANGUAGE}} ~ fr-FR",
                "[{{USER_LOCATION}}{{USER_BIO}}{{USER_GENDER}}{{USER_BIRTH_DATE}}{{USER_AGE}}] ~ []",
                "{{CURRENT_DATE}} ~ 2026-11-20",
                "{{CURRENT_TIME}} ~ 23:49:25",
                "{{CURRENT_DATETIME}} ~ 2026-11-20 23:49:25",
                "{{CURRENT_WEEKDAY}} ~ Friday",
                "{{CURRENT_TIMEZONE}} ~ Europe/Berlin",
                "{{ USER_NAME }}, {{user_name}}, {{User_Name}} ~ Ann Lee, Ann Lee, Ann Lee",
                "{{USER_NAME}}{{USER_ROLE}} ~ Ann Leeuser",
                "{USER_NAME} ~ {USER_NAME}",
                "{{{USER_NAME}}} ~ {Ann Lee}",
                "{{USERNAME}} {{NOPE}} ~ {{USERNAME}} {{NOPE}}",
                "{{user}} {{char}} ~ {{user}} {{char}}",
                "{{prompt}} {{MESSAGES:END:2}} {{masterpiece}} {{ .System }} ~ {{prompt}} {{MESSAGES:END:2}} {{masterpiece}} {{ .System }}",
                "[{{chat.variables.topic}}] ~ []",
                "{{chat.variables.topic | select:label=\"Topic\":options=[\"A\",\"B\"]:default=\"B\":required}} ~ B",
                "{{chat.variables.topic|text:default=\"a \\\"quoted\\\" }} word\"}} ~ a \"quoted\" }} word",
                "{{chat.variables.count | number:default=5}} ~ 5",
                "[{{chat.variables.topic | text:label=\"default=\":required}}] ~ []",
                "{{chat.variables.Topic}} ~ {{chat.variables.Topic}}",
                "[{{user.variables.city}}] ~ []",
            })
    void each_variable_becomes_what_the_server_knows(String prompt, String expected) {
        assertThat(filled(prompt)).isEqualTo(expected);
    }

    @Test
    void a_value_is_never_searched_again() {
        var caller = new Caller(
                new UUID(0, 1),
                "{{USER_EMAIL}} $1 \\",
                "ann@example.com",
                Role.ADMIN,
                null,
                "Europe/Berlin",
                List.of(),
                null);
        var variables = PromptVariables.on(new Occasion(caller, null, AT, "request-1"));
        assertThat(variables.fill("I am {{USER_NAME}}.")).isEqualTo("I am {{USER_EMAIL}} $1 \\.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            nullValues = "null",
            value = {
                "ko ~ fr;q=0.9 ~ ko",
                "null ~ fr;q=0.5, es-MX;q=0.9, *;q=0.1 ~ es-MX",
                "null ~ * ~ en",
                "null ~ null ~ en",
                "null ~ ;;;,% ~ en",
                "null ~ ru ~ ru",
            })
    void the_language_is_the_accounts_or_else_the_browsers(
            @Nullable String own, @Nullable String accept, String expected) {
        assertThat(PromptVariables.on(occasion(own, null, accept)).fill("{{USER_LANGUAGE}}"))
                .isEqualTo(expected);
    }

    /** Read once for each brace, each of these would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{chat.variables.a | ",
                "{{chat.variables.a | \"",
                "\\{{chat.variables.a | \"",
                "{{ ",
                "{{USER_NAME ",
                "{{user.variables.a"
            })
    @Timeout(10)
    void a_long_prompt_full_of_braces_takes_no_time(String piece) {
        var prompt = piece.repeat(20_000) + "\"".repeat(20_001);
        assertThat(filled(prompt)).hasSameSizeAs(prompt);
    }

    @Test
    @Timeout(10)
    void a_definition_longer_than_anybody_writes_has_no_default() {
        assertThat(filled("{{chat.variables.a | " + "[".repeat(400_000) + "}}")).isEmpty();
    }
}
