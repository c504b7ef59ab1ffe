package dev.atelier.models.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.models.ModelIds;
import dev.atelier.models.transfer.format.Format;
import dev.atelier.models.transfer.format.Formats;
import dev.atelier.models.transfer.format.Incoming;
import dev.atelier.models.transfer.format.Origin;
import dev.atelier.models.transfer.reading.Sink;
import dev.atelier.models.transfer.reading.Upload;
import dev.atelier.models.transfer.reading.Uploads;
import dev.atelier.platform.json.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format has to keep to, over a file of each; what is to become of it stands beside the file. */
class FormatConformanceTest {
    private static final List<String> NEVER_KEPT = List.of("SECRET-VALUE", "person@example.org");

    /** An entry as it came out of its file. */
    record Found(JsonNode entry, Origin origin, Format format) {
        List<Incoming> read() {
            return format.read(entry, origin);
        }
    }

    static Stream<Path> files() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(FormatConformanceTest.class.getResource("/imports/formats"))
                .toURI());
        try (var all = Files.list(folder)) {
            return all.filter(file -> !file.toString().endsWith(".expected.json")).sorted().toList().stream();
        }
    }

    @Test
    void there_is_a_file_of_every_format() throws IOException, URISyntaxException {
        var seen = new ArrayList<Format>();
        for (var file : files().toList()) {
            found(file).forEach(found -> seen.add(found.format()));
        }
        assertThat(seen)
                .containsAll(Formats.ALL.stream()
                        .filter(format -> !format.getClass().getSimpleName().equals("OtherExport"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void an_entry_is_recognised_as_its_format_and_as_no_other(Path file) throws IOException {
        var expected = expected(file).path("format").asText();
        var found = found(file);
        assertThat(found).isNotEmpty();
        assertThat(found.stream().map(one -> one.format().word(one.entry(), one.origin())))
                .contains(expected);
        for (var one : found) {
            assertThat(Formats.ALL.stream().filter(format -> format.recognises(one.entry())))
                    .containsExactly(one.format());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void an_entry_becomes_the_model_that_is_meant(Path file) throws IOException {
        var read = found(file).stream().flatMap(found -> found.read().stream()).toList();
        var expected = expected(file).path("entries");
        assertThat(read).hasSize(expected.size());
        for (var i = 0; i < read.size(); i++) {
            compare(read.get(i), expected.path(i));
        }
    }

    private static void compare(Incoming read, JsonNode expected) {
        switch (read) {
            case Incoming.Nothing nothing ->
                assertThat(nothing.sourceId())
                        .isEqualTo(expected.path("skipped").asText("not to be skipped"));
            case Incoming.Refused refused -> {
                assertThat(refused.slug()).isEqualTo(expected.path("refused").asText());
                assertThat(refused.reason()).isEqualTo(expected.path("reason").asText());
            }
            case Incoming.Entry entry -> {
                ObjectNode content = Json.mapper().valueToTree(entry.content());
                expected.properties().forEach(field -> {
                    if (content.has(field.getKey()) && !field.getKey().equals("base")) {
                        assertThat(Json.same(content.get(field.getKey()), field.getValue()))
                                .as("%s is %s", field.getKey(), content.get(field.getKey()))
                                .isTrue();
                    }
                });
                more(entry, expected);
            }
        }
    }

    private static void more(Incoming.Entry entry, JsonNode expected) {
        assertThat(entry.settingsOfBase()).isEqualTo(expected.path("base").asBoolean());
        expected.path("problems").forEach(problem -> assertThat(entry.problems())
                .anySatisfy(sentence -> assertThat(sentence).contains(problem.asText())));
        if (!expected.has("problems")) {
            assertThat(entry.problems()).allMatch(sentence -> sentence.contains("does not say who"));
        }
        if (expected.has("mentions")) {
            assertThat(entry.mentions().stream().map(mention -> mention.kind() + ":" + mention.id()))
                    .containsExactlyElementsOf(texts(expected.path("mentions")));
        }
        if (expected.has("picture")) {
            assertThat(Objects.requireNonNull(entry.picture()).getClass().getSimpleName())
                    .isEqualTo(expected.path("picture").asText());
        }
        JsonNode kept = Json.mapper().<JsonNode>valueToTree(entry.original()).at("/meta/atelier_import");
        expected.path("kept").properties().forEach(section -> section.getValue()
                .properties()
                .forEach(field -> assertThat(kept.path(section.getKey()).path(field.getKey()))
                        .isEqualTo(field.getValue())));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatever_comes_in_keeps_the_rules_of_the_house(Path file) throws IOException {
        for (var found : found(file)) {
            assertThat(found.read())
                    .as("reading twice")
                    .hasToString(found.read().toString());
            for (var read : found.read()) {
                if (read instanceof Incoming.Entry entry) {
                    var content = entry.content();
                    assertThat(ModelIds.wrong(Objects.requireNonNull(content.id())))
                            .isEmpty();
                    assertThat(content.name()).isNotBlank();
                    assertThat(Json.mapper().writeValueAsString(content)).doesNotContain("\\r", "\\u0000");
                    assertThat(entry.mentions().getFirst().isBaseModel()).isTrue();
                    var everything =
                            Json.mapper().writeValueAsString(List.of(content, entry.original(), entry.problems()));
                    NEVER_KEPT.forEach(never -> assertThat(everything).doesNotContain(never));
                }
            }
        }
    }

    private static List<Found> found(Path file) throws IOException {
        var found = new ArrayList<Found>();
        try (var uploads = Uploads.open(List.of(new Upload(file.getFileName().toString(), file)))) {
            uploads.read(Locale.ENGLISH, new Sink() {
                @Override
                public void entry(JsonNode entry, Origin origin, long length) {
                    found.add(new Found(entry, origin, Formats.of(entry, origin).orElseThrow()));
                }

                @Override
                public void refused(String name, String slug, String reason) {
                    throw new AssertionError(name + " was refused: " + reason);
                }

                @Override
                public void skipped(String name, String reason) {
                    throw new AssertionError(name + " was skipped: " + reason);
                }

                @Override
                public void remark(String sentence) {
                    assertThat(sentence).isNotBlank();
                }
            });
        }
        return found;
    }

    private static JsonNode expected(Path file) throws IOException {
        return Json.mapper().readTree(Files.readAllBytes(Path.of(file + ".expected.json")));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
