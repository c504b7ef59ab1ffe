package dev.atelier.connections.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.wire.UpstreamJson;
import dev.atelier.platform.error.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /api/create} is asked with. */
class CreateBodyTest {
    private static JsonNode body(String modelfile) {
        return read(CreateBody.of(modelfile).toString());
    }

    private static JsonNode json(String text) {
        return read(text.replace('\'', '"'));
    }

    private static JsonNode read(String text) {
        try {
            return UpstreamJson.MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    @Test
    void every_field_goes_where_ollama_wants_it() {
        assertThat(body("""
                # a comment
                from llama3.2
                template \"""{{ .System }}
                {{ .Prompt }}\"""
                SYSTEM "You are a careful reviewer."
                PARAMETER stop <|im_end|>
                PARAMETER stop "AI assistant:"
                PARAMETER temperature 0.7
                PARAMETER num_ctx 4096
                PARAMETER use_mmap true
                LICENSE MIT
                LICENSE \"""
                Apache
                \"""
                MESSAGE user Is Toronto in Canada?
                MESSAGE assistant yes
                RENDERER qwen3
                PARSER qwen3
                REQUIRES 0.14.0
                """)).isEqualTo(json("""
                {'from':'llama3.2','template':'{{ .System }}\\n{{ .Prompt }}','system':'You are a careful reviewer.',
                 'parameters':{'stop':['<|im_end|>','AI assistant:'],'temperature':0.7,'num_ctx':4096,'use_mmap':true},
                 'license':['MIT','\\nApache\\n'],
                 'messages':[{'role':'user','content':'Is Toronto in Canada?'},{'role':'assistant','content':'yes'}],
                 'renderer':'qwen3','parser':'qwen3','requires':'0.14.0'}"""));
    }

    @Test
    void the_last_of_what_can_be_said_once_holds_and_single_quotes_stay() {
        assertThat(body("FROM foo\r\nSYSTEM 'quotes stay'\r\nSYSTEM second\r\nPARAMETER top_k 1\r\nPARAMETER top_k 2"))
                .isEqualTo(json("{'from':'foo','system':'second','parameters':{'top_k':2}}"));
    }

    @Test
    void what_ollama_dropped_is_skipped() {
        assertThat(body("FROM foo\nPARAMETER mirostat 2\nSYSTEM Привет"))
                .isEqualTo(json("{'from':'foo','system':'Привет'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SYSTEM no from line | no FROM",
                "FROM foo;PARAMETER temperature hot | Line 2: temperature wants a number",
                "FROM foo;PARAMETER top_k 1.5 | Line 2: top_k wants a whole number",
                "FROM foo;PARAMETER nonsense 1 | Line 2: there is no parameter nonsense",
                "FROM ./model.gguf | Line 1: FROM names a file",
                "FROM /models/x | Line 1: FROM names a file",
                "FROM foo;ADAPTER ./lora.gguf | Line 2: ADAPTER names a file",
                "FROM foo;FROM bar | Line 2: there can be only one FROM"
            })
    void what_cannot_be_done_is_refused_by_line(String modelfile, String detail) {
        assertThatThrownBy(() -> body(modelfile.replace(";", "\n")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("/modelfile")
                .hasMessageContaining(detail);
    }
}
