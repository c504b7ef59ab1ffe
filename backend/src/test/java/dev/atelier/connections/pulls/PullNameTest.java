package dev.atelier.connections.pulls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.platform.error.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "llama3.2:3b | llama3.2:3b",
                "  'mistral'  | mistral",
                "user/model:tag | user/model:tag",
                "UPPER:Tag | UPPER:Tag",
                "ollama run hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF | hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF",
                "ollama run hf.co/c/n:Q4_K_M --verbose | hf.co/c/n:Q4_K_M",
                "ollama run --keepalive 5m --think=high llama3.2 \"Why is the sky blue?\" | llama3.2",
                "$ ollama pull qwen2.5:14b | qwen2.5:14b",
                "`Ollama  PULL  'x'` | x",
                "hf.co/c/n:IQ3_M.gguf | hf.co/c/n:IQ3_M.gguf",
                "huggingface.co/c/n:Q8_0 | hf.co/c/n:Q8_0",
                "https://huggingface.co/c/n | hf.co/c/n",
                "https://huggingface.co/c/n/tree/main?library=ollama#top | hf.co/c/n",
                "https://www.huggingface.co/c/n/ | hf.co/c/n",
                "HTTPS://HF.CO/c/n:Q4_K_M | hf.co/c/n:Q4_K_M",
                "https://ollama.com/library/llama3.2:1b | llama3.2:1b",
                "https://ollama.com/user/model | user/model",
                "registry.example:5000/team/model:1 | registry.example:5000/team/model:1"
            })
    void what_people_paste_is_understood(String typed, String name) {
        assertThat(PullName.parse(typed).text()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ollama",
                "ollama run",
                "ollama rm x",
                "ollama run --verbose",
                "bad name",
                "bad!",
                "a/b/c/d:e",
                "name:",
                ":tag",
                "/x",
                "/",
                "//",
                "https://",
                "https:///",
                "x@sha256:abc",
                "-x",
                "hf.co/c",
                "https://huggingface.co/datasets/c/n",
                "localhost:5000/tiny",
                "https://huggingface.co/",
                "a:b:c",
                "../x",
                "hf.co/c/n:Q4\nX: y"
            })
    void what_is_no_name_is_refused(String typed) {
        assertThatThrownBy(() -> PullName.parse(typed))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("/name");
    }

    @Test
    void spellings_of_one_name_are_one() {
        assertThat(PullName.parse("registry.ollama.ai/library/Mistral").key())
                .isEqualTo(PullName.parse("mistral:latest").key())
                .isNotEqualTo(PullName.parse("mistral:7b").key());
    }
}
