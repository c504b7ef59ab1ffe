package dev.atelier.connections.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.json.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiModelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-4o",
                "gpt-4o-mini",
                "gpt-4.1",
                "gpt-5",
                "o3",
                "o4-mini",
                "claude-sonnet-4-5",
                "gemini-2.5-pro",
                "llava:13b",
                "Qwen/Qwen2.5-VL-7B-Instruct",
                "meta-llama/Llama-3.2-11B-Vision",
                "pixtral-12b",
                "google/gemma-3-27b-it",
                "openai/o1"
            })
    void is_taken_for_one_that_sees(String id) throws Exception {
        assertThat(OpenAiModel.of(Json.mapper().readTree("{\"id\":\"" + id + "\"}"))
                        .capabilities())
                .contains("vision", "completion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-3.5-turbo",
                "gpt-4",
                "o1-mini",
                "o3-mini",
                "mistral-7b",
                "llama-3.1-70b",
                "mistral:latest",
                "deepseek-chat",
                "gpt-oss-20b",
                "claude-2.1",
                "qwen2.5-coder",
                "phi-4"
            })
    void is_not_taken_for_one_that_sees(String id) throws Exception {
        assertThat(OpenAiModel.of(Json.mapper().readTree("{\"id\":\"" + id + "\"}"))
                        .capabilities())
                .isEqualTo(Set.of("completion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"our-model", "mistral-small-4", "qwen3.5-122b", "llama-5"})
    void says_nothing_where_the_id_tells_nothing(String id) throws Exception {
        assertThat(OpenAiModel.of(Json.mapper().readTree("{\"id\":\"" + id + "\"}"))
                        .capabilities())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text-embedding-3-small", "nomic-embed-text", "BAAI/bge-m3", "intfloat/e5-large", "all-minilm"})
    void embeds(String id) throws Exception {
        assertThat(OpenAiModel.of(Json.mapper().readTree("{\"id\":\"" + id + "\"}"))
                        .capabilities())
                .isEqualTo(Set.of("embedding"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"whisper-1", "tts-1-hd", "dall-e-3", "gpt-image-1", "omni-moderation-latest", "gpt-4o-transcribe"
            })
    void answers_no_chat(String id) throws Exception {
        assertThat(OpenAiModel.of(Json.mapper().readTree("{\"id\":\"" + id + "\"}"))
                        .capabilities())
                .isEmpty();
    }

    @Test
    void what_a_server_says_overrules_the_guess() throws Exception {
        var blind = Json.mapper()
                .readTree(
                        "{\"id\":\"llava\",\"architecture\":{\"input_modalities\":[\"text\"]},\"context_length\":4096}");
        assertThat(OpenAiModel.of(blind).capabilities()).doesNotContain("vision");
        assertThat(OpenAiModel.of(blind).details().contextLength()).isEqualTo(4096);
        var seeing = Json.mapper()
                .readTree("{\"id\":\"mystery\",\"capabilities\":{\"vision\":true},\"max_model_len\":8192}");
        assertThat(OpenAiModel.of(seeing).capabilities()).contains("vision");
        assertThat(OpenAiModel.of(seeing).details().contextLength()).isEqualTo(8192);
    }
}
