package dev.atelier.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final Path DOCUMENT = Path.of("../docs/parameters.md");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'temperature':0}",
                "{'temperature':2}",
                "{'temperature':1.5,'top_p':1}",
                "{'temperature':null}",
                "{'top_k':0}",
                "{'max_tokens':1}",
                "{'max_tokens':-1}",
                "{'max_tokens':-2}",
                "{'num_predict':5}",
                "{'seed':0}",
                "{'seed':-9223372036854775808}",
                "{'stop':'x'}",
                "{'stop':[]}",
                "{'stop':['a','b']}",
                "{'think':true}",
                "{'think':'low'}",
                "{'reasoning_effort':'other'}",
                "{'format':'json'}",
                "{'format':{}}",
                "{'format':'{}'}",
                "{'keep_alive':0}",
                "{'keep_alive':'-1'}",
                "{'keep_alive':'1h30m'}",
                "{'keep_alive':'1.5h'}",
                "{'logit_bias':{'1':-100}}",
                "{'logit_bias':'1:100,2:-0.5'}",
                "{'use_mmap':false}",
                "{'num_ctx':0}",
                "{'custom_params':{}}",
                "{'reasoning_tags':['a','b']}",
                "{'reasoning_tags':false}",
                "{'n':1}",
                "{'nobody_knows':[1]}"
            })
    void is_accepted(String params) throws Exception {
        assertThat(check(params)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'temperature':-0.1}", "{'temperature':2.1}", "{'temperature':'0.5'}", "{'temperature':true}",
                        "{'top_p':1.01}", "{'top_k':1.5}",
                "{'top_k':1.0}", "{'top_k':1001}", "{'max_tokens':0}", "{'max_tokens':-3}", "{'max_tokens':1.5}",
                        "{'num_predict':'many'}",
                "{'max_tokens':99999999999}", "{'seed':9223372036854775808}", "{'stop':[1]}", "{'stop':7}",
                        "{'think':'banana'}", "{'think':1}",
                "{'reasoning_effort':1}", "{'reasoning_effort':' '}", "{'format':'yaml'}", "{'format':1}",
                        "{'format':'[1]'}", "{'keep_alive':'soon'}",
                "{'keep_alive':''}", "{'keep_alive':true}", "{'logit_bias':{'1':101}}", "{'logit_bias':{'a':1}}",
                        "{'logit_bias':'1'}", "{'logit_bias':[]}",
                "{'logit_bias':{}}", "{'use_mmap':0}", "{'num_ctx':-1}", "{'num_batch':0}", "{'main_gpu':-1}",
                        "{'custom_params':[]}",
                "{'reasoning_tags':['a']}", "{'verbosity':'loud'}", "{'n':2}", "{'functions':[]}",
                        "{'function_call':'auto'}", "{'top_logprobs':21}"
            })
    void is_refused(String params) throws Exception {
        assertThat(check(params)).hasSize(1);
    }

    @Test
    void the_pointer_names_the_field_as_it_was_sent() throws Exception {
        assertThat(check("{'num_predict':0,'top_p':2}"))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/params/num_predict", "/params/top_p");
        assertThat(check("{'top_p':2}")).containsExactly(new FieldError("/params/top_p", "must be from 0 to 1"));
    }

    @Test
    void long_lists_of_stops_are_refused() {
        assertThat(Parameters.check(Map.of("stop", java.util.Collections.nCopies(17, "x"))))
                .hasSize(1);
        assertThat(Parameters.check(Map.of("stop", "x".repeat(257)))).hasSize(1);
    }

    /** The document is this table: where it is not, the test writes what it should be into target/. */
    @Test
    void the_document_is_the_table() throws Exception {
        var table = Parameters.ALL.stream()
                .map(ParametersTest::row)
                .collect(Collectors.joining(
                        "\n",
                        "| name | type | range | Ollama | OpenAI-compatible | default (Ollama, OpenAI) | what it does |\n|---|---|---|---|---|---|---|\n",
                        "\n"));
        Files.writeString(Path.of("target/parameters-table.md"), table);
        assertThat(Files.readString(DOCUMENT)).contains(table);
    }

    private static String row(Parameter parameter) {
        return "| `%s` | %s | %s | %s | %s | %s, %s | %s |"
                .formatted(
                        parameter.name(),
                        parameter.type().word(),
                        range(parameter),
                        code(parameter.ollamaPlace()),
                        code(parameter.compatiblePlace())
                                + (parameter.compatible() == Parameter.Compatible.LISTED ? " if listed" : ""),
                        Objects.toString(parameter.ollamaDefault(), "–"),
                        Objects.toString(parameter.openaiDefault(), "–"),
                        parameter.help());
    }

    private static String range(Parameter parameter) {
        var range = ParametersResource.Range.of(parameter.type());
        if (range.min() == null && range.max() == null) {
            return "";
        }
        return range.max() == null ? "≥ " + range.min() : range.min() + " … " + range.max();
    }

    private static String code(@Nullable String place) {
        return place == null ? "–" : "`" + place + "`";
    }

    private static java.util.List<FieldError> check(String params) throws Exception {
        @SuppressWarnings("unchecked")
        Map<String, Object> map = Json.mapper().readValue(params.replace('\'', '"'), Map.class);
        return Parameters.check(map);
    }
}
