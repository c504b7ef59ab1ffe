package dev.atelier.connections.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ModelDetails;
import dev.atelier.connections.OfferedModel;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of {@code /v1/models} tells of a model. OpenAI's own list tells the id alone; vLLM, llama.cpp, Mistral and OpenRouter tell
 * more. What is not told is guessed from the id, and nothing is said where the id tells nothing; an administrator's word on a workspace model overrules the guess.
 */
final class OpenAiModel {
    private static final Pattern SEES = Pattern.compile(
            "gpt-4o|gpt-4\\.1|gpt-4-turbo|gpt-4-vision|gpt-[5-9]|chatgpt-|(?:^|/)o[1345](?:$|-)|claude-|gemini|vision|[-_]vl|llava"
                    + "|pixtral|minicpm-[vo]|internvl|llama-4|gemma-?3|phi-[34](?:\\.5)?-(?:vision|multimodal)|molmo|moondream"
                    + "|mistral-(?:small|medium)-(?:3|latest|2[56])|qwen[23.5]*-omni|glm-4(?:\\.\\d)?v|grok-[4-9]");
    /** Of these, those that do not. */
    private static final Pattern BLIND = Pattern.compile("o1-mini|o1-preview|o3-mini|claude-(?:instant|1|2)");
    /** Families that take text alone. */
    private static final Pattern READS = Pattern.compile(
            "gpt-3|gpt-4(?:-32k|-\\d{4}(?:-preview)?)?$|gpt-oss|davinci|babbage|mixtral|codestral|code-?llama|tinyllama"
                    + "|(?:^|/)mistral(?:$|:|-7b|-tiny|-nemo|-large-24)|llama-?[23](?:\\.[0-3])?(?:$|[-:])|starcoder|phi-[1-4]"
                    + "|deepseek-(?:chat|reasoner|coder|r1|v[23])|qwen-?2(?:\\.5)?(?:-coder|-math|-\\d|:)");

    private static final Pattern EMBEDS = Pattern.compile("embed|(?:^|/)bge-|(?:^|/)e5-|(?:^|/)gte-|minilm");
    private static final Pattern ANSWERS_NOTHING = Pattern.compile(
            "whisper|(?:^|/)tts-|-tts|dall-e|gpt-image|-image-|moderation|transcribe|realtime|(?:^|/)sora|rerank");

    private OpenAiModel() {}

    static OfferedModel of(JsonNode entry) {
        var id = entry.path("id").asText();
        return new OfferedModel(id, capabilities(id.toLowerCase(Locale.ROOT), entry), details(entry));
    }

    private static Set<String> capabilities(String id, JsonNode entry) {
        var capabilities = new TreeSet<String>();
        if (EMBEDS.matcher(id).find()) {
            capabilities.add("embedding");
            return capabilities;
        }
        if (ANSWERS_NOTHING.matcher(id).find()) {
            return capabilities;
        }
        sees(id, entry).ifPresent(sees -> {
            capabilities.add("completion");
            if (sees) {
                capabilities.add("vision");
            }
        });
        return capabilities;
    }

    private static Optional<Boolean> sees(String id, JsonNode entry) {
        var told = Stream.of(entry.at("/architecture/input_modalities"), entry.path("input_modalities"))
                .filter(JsonNode::isArray)
                .findFirst();
        if (told.isPresent()) {
            return Optional.of(told.get().toString().contains("\"image\""));
        }
        var flag = entry.at("/capabilities/vision");
        return flag.isBoolean() ? Optional.of(flag.booleanValue()) : guess(id);
    }

    private static Optional<Boolean> guess(String id) {
        if (SEES.matcher(id).find()) {
            return Optional.of(!BLIND.matcher(id).find());
        }
        return READS.matcher(id).find() ? Optional.of(false) : Optional.empty();
    }

    private static ModelDetails details(JsonNode entry) {
        return new ModelDetails(null, null, null, contextLength(entry));
    }

    private static @Nullable Integer contextLength(JsonNode entry) {
        return Stream.of(
                        "/max_model_len",
                        "/context_length",
                        "/max_context_length",
                        "/context_window",
                        "/meta/n_ctx_train")
                .map(entry::at)
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .findFirst()
                .orElse(null);
    }
}
