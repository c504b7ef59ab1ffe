package dev.atelier.knowledge.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Passages and questions of one language: the files {@code <name>.passages.jsonl} and {@code <name>.queries.jsonl}. */
record QuestionSet(String name, List<Text> passages, List<Query> queries) {
    static final List<String> ALL = List.of("xquad-en", "xquad-ru", "xquad-es", "korquad1-dev-ko", "piaf1-fr");

    record Text(String id, String title, String text) {}

    record Query(String id, String question, List<String> relevant) {}

    static QuestionSet of(Path folder, String name) {
        var passages = lines(folder.resolve(name + ".passages.jsonl"))
                .map(line -> new Text(
                        line.path("pid").asText(),
                        line.path("title").asText(),
                        line.path("text").asText()))
                .toList();
        var queries = lines(folder.resolve(name + ".queries.jsonl"))
                .map(line -> new Query(
                        line.path("qid").asText(),
                        line.path("question").asText(),
                        StreamSupport.stream(line.path("relevant").spliterator(), false)
                                .map(JsonNode::asText)
                                .toList()))
                .toList();
        return new QuestionSet(name, passages, queries);
    }

    private static Stream<JsonNode> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> Json.read(line, JsonNode.class));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    String language() {
        return name.substring(name.lastIndexOf('-') + 1);
    }
}
