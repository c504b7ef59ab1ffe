package dev.atelier.completions.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.Embeddings;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.JsonFaults;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/embeddings}. Fields that are not known are let pass.
 *
 * @param base64 whether vectors are wanted as the base64 of their little-endian floats, as OpenAI's SDKs ask for
 */
record EmbeddingBody(
        String model,
        List<String> texts,
        boolean base64,
        @Nullable Integer dimensions) {
    private static final int MOST = 2048;
    private static final int MOST_DIMENSIONS = 65_536;

    static EmbeddingBody of(JsonNode body) {
        if (!body.isObject()) {
            throw JsonFaults.noObject().asException();
        }
        var errors = new ArrayList<FieldError>();
        var model = CompletionRequest.model(body, errors);
        var texts = texts(body.path("input"), errors);
        var encoding = body.path("encoding_format").asText("float");
        if (!List.of("float", "base64", "null").contains(encoding)) {
            errors.add(new FieldError("/encoding_format", "must be float or base64"));
        }
        var dimensions = dimensions(body.path("dimensions"), errors);
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        return new EmbeddingBody(model, texts, encoding.equals("base64"), dimensions);
    }

    private static List<String> texts(JsonNode input, List<FieldError> errors) {
        var texts = new ArrayList<String>();
        if (input.isTextual()) {
            texts.add(input.textValue());
        } else if (input.isArray()) {
            input.forEach(text -> texts.add(text.isTextual() ? text.textValue() : ""));
        }
        if (input.path(0).isNumber() || input.path(0).isArray()) {
            errors.add(
                    new FieldError(
                            "/input",
                            "must be texts, since every model counts tokens in its own way (LangChain: check_embedding_ctx_length=False)"));
        } else if (texts.isEmpty() || texts.size() > MOST || texts.contains("")) {
            errors.add(new FieldError(
                    "/input", "must be a text or a list of 1 to " + MOST + " texts, none of them empty"));
        }
        return texts;
    }

    private static @Nullable Integer dimensions(JsonNode value, List<FieldError> errors) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > MOST_DIMENSIONS) {
            errors.add(new FieldError("/dimensions", "must be from 1 to " + MOST_DIMENSIONS));
        }
        return value.intValue();
    }

    Map<String, Object> answer(Embeddings embeddings) {
        var data = new ArrayList<Map<String, Object>>();
        for (var vector : embeddings.vectors()) {
            var item = new LinkedHashMap<String, Object>();
            item.put("object", "embedding");
            item.put("index", data.size());
            item.put("embedding", base64 ? encoded(vector) : vector);
            data.add(item);
        }
        var tokens = embeddings.promptTokens() == null ? 0 : embeddings.promptTokens();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("object", "list");
        answer.put("data", data);
        answer.put("model", model);
        answer.put("usage", Map.of("prompt_tokens", tokens, "total_tokens", tokens));
        return answer;
    }

    private static String encoded(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
