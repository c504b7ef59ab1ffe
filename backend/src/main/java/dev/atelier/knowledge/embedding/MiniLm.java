package dev.atelier.knowledge.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * all-MiniLM-L6-v2, quantised, in this process: the mean of what it says of each piece of the text, as a vector of length one
 * (https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2). One text after the other, each on one core: texts of different lengths in
 * one batch would be filled up to the longest, and a quantised model rounds each text by what else is in its batch.
 */
final class MiniLm {
    static final int DIMENSIONS = 384;

    /** What it was trained on. */
    private static final int MOST_PIECES = 256;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final WordPieces pieces;

    private MiniLm(byte[] model, Map<String, Integer> vocabulary) throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1); // who calls decides how many texts are read at once
        options.setInterOpNumThreads(1);
        this.session = environment.createSession(model, options);
        this.pieces = new WordPieces(vocabulary, MOST_PIECES);
    }

    /** Takes half a second and 60 MB, so it is done when the first text comes. */
    static MiniLm load() {
        try {
            var words = new HashMap<String, Integer>();
            Json.mapper()
                    .readTree(resource("all-minilm-l6-v2-q-tokenizer.json"))
                    .at("/model/vocab")
                    .properties()
                    .forEach((Map.Entry<String, JsonNode> word) ->
                            words.put(word.getKey(), word.getValue().intValue()));
            return new MiniLm(resource("all-minilm-l6-v2-q.onnx"), words);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (OrtException cause) {
            throw new IllegalStateException("The built-in embedding model cannot be opened", cause);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        }
    }

    /** Any number of threads may ask at once. */
    float[] vector(String text) {
        var ids = pieces.of(text);
        var ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (var input = tensor(ids);
                var attention = tensor(ones);
                var types = tensor(new long[ids.length]);
                var answer =
                        session.run(Map.of("input_ids", input, "attention_mask", attention, "token_type_ids", types))) {
            return mean(((OnnxTensor) answer.get(0)).getFloatBuffer().array(), ids.length);
        } catch (OrtException cause) {
            throw new IllegalStateException("The built-in embedding model failed", cause);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {values});
    }

    private static float[] mean(float[] all, int pieces) {
        var sum = new float[DIMENSIONS];
        for (var piece = 0; piece < pieces; piece++) {
            for (var i = 0; i < DIMENSIONS; i++) {
                sum[i] += all[piece * DIMENSIONS + i];
            }
        }
        var length = 0.0;
        for (var value : sum) {
            length += value * value;
        }
        var scale = (float) (1 / Math.max(1e-12, Math.sqrt(length)));
        for (var i = 0; i < DIMENSIONS; i++) {
            sum[i] *= scale;
        }
        return sum;
    }
}
