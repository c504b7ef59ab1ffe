package dev.atelier.connections.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what Ollama's own parser made of the same texts; its answers are recorded beside them. */
class ModelfileTest {
    private static final Pattern NAME_LINE =
            Pattern.compile("\"(.*?)\" +valid=(true|false) .*host=\"(.*?)\" .*shortest=\"(.*?)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01_mario",
                "02_llama3_show_output",
                "03_gguf_with_everything",
                "04_messages",
                "05_hf_quant",
                "06_renderer_parser",
                "07_crlf",
                "08_bom_unicode",
                "09_deprecated_params",
                "10_tools_template",
                "e07_param_type",
                "e08_param_unknown",
                "e09_requires_bad",
                "e10_repeats"
            })
    void every_instruction_is_read_as_ollama_reads_it(String name) throws IOException {
        var expected = new ArrayList<String>();
        expected(name)
                .path("commands")
                .forEach(command -> expected.add(command.path("name").asText() + "="
                        + command.path("args").asText()));
        assertThat(Modelfile.parse(fixture(name + ".modelfile")).instructions().stream()
                        .map(ModelfileTest::asOllamaSaysIt))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "e01_no_from, 2, there is no FROM",
        "e02_bad_command, 2, unknown instruction",
        "e03_unclosed_triple, 2, quotation mark is never closed",
        "e04_unclosed_quote, 2, quotation mark is never closed",
        "e05_param_no_value, 2, temperature has no value",
        "e06_bad_role, 2, 'role must be system, user or assistant'",
        "e11_odd, 2, quotation mark is never closed",
        "e12_unquoted_second_line, 3, unknown instruction"
    })
    void what_ollama_refuses_is_refused_with_its_line(String name, int line, String cause) throws IOException {
        assertThat(expected(name).has("parse_error")).isTrue();
        var text = fixture(name + ".modelfile");
        assertThatThrownBy(() -> Modelfile.parse(text))
                .isInstanceOfSatisfying(
                        ModelfileError.class, error -> assertThat(error.line()).isEqualTo(line))
                .hasMessageContaining(cause);
    }

    @Test
    void an_instruction_without_a_value_is_refused() {
        assertThatThrownBy(() -> Modelfile.parse("FROM\n")).hasMessageContaining("FROM has no value");
        assertThatThrownBy(() -> Modelfile.parse("FROM x\nSYSTEM")).hasMessageContaining("SYSTEM has no value");
    }

    static Stream<String> names() throws IOException {
        return fixture("names.txt").lines().filter(line -> !line.isBlank()).toList().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_name_is_taken_apart_as_ollama_does(String recorded) {
        var parts = NAME_LINE.matcher(recorded);
        assertThat(parts.find()).isTrue();
        var name = OllamaName.parse(parts.group(1));
        assertThat(name.isPresent()).isEqualTo(Boolean.parseBoolean(parts.group(2)));
        name.ifPresent(valid -> {
            assertThat(valid.host()).isEqualTo(parts.group(3));
            assertThat(valid.shortest()).isEqualTo(parts.group(4));
        });
    }

    private static String asOllamaSaysIt(Modelfile.Instruction instruction) {
        return switch (instruction) {
            case Modelfile.From from -> "model=" + from.value();
            case Modelfile.Parameter parameter -> parameter.name() + "=" + parameter.value();
            case Modelfile.Message message -> "message=" + message.role() + ": " + message.value();
            case Modelfile.Other other -> other.word() + "=" + other.value();
        };
    }

    private static JsonNode expected(String name) throws IOException {
        return Json.mapper().readTree(fixture(name + ".expected.json"));
    }

    private static String fixture(String name) throws IOException {
        try (var file = ModelfileTest.class.getResourceAsStream("/modelfile/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
