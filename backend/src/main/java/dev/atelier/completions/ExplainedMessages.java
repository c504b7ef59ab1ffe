package dev.atelier.completions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.atelier.completions.Explanation.Origin;
import dev.atelier.completions.Explanation.Paragraph;
import dev.atelier.completions.Explanation.Part;
import dev.atelier.completions.Explanation.Variable;
import dev.atelier.connections.ChatMessage;
import dev.atelier.knowledge.Retrieval.Retrieved;
import dev.atelier.models.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The messages of a request, with where each comes from: they stand in it in the order in which {@link EffectiveRequest} puts them. */
final class ExplainedMessages {
    private static final int MOST_VARIABLES = 200;
    private static final int SHOWN = 64;

    private final ReadyModel ready;
    private final EffectiveRequest request;
    private final PromptVariables variables;
    private final Origin own;

    /** @param own where what is the model's comes from */
    ExplainedMessages(ReadyModel ready, EffectiveRequest request, Origin own) {
        this.ready = ready;
        this.request = request;
        this.variables = PromptVariables.on(ready.occasion());
        this.own = own;
    }

    /** @param messages as they are sent */
    List<Part> parts(JsonNode messages, Lane lane) {
        var parts = new ArrayList<Part>();
        if (!messages.isArray()) {
            return parts; // a connection whose key is lost sends nothing
        }
        var paragraphs = paragraphs(lane);
        if (!paragraphs.isEmpty()) {
            parts.add(system(messages.path(0).path("content"), paragraphs));
        }
        request.examples().forEach(example -> parts.add(part(parts.size(), messages, Origin.EXAMPLE)));
        lane.said().stream()
                .dropWhile(said -> said.message().role() == ChatMessage.Role.SYSTEM)
                .forEach(said -> parts.add(said(parts.size(), messages, said)));
        return parts;
    }

    /** What was found in documents, as it stands in the message of the newest question. */
    static List<Part> documents(JsonNode messages, Grounding.Grounded grounded) {
        if (!messages.isArray() || grounded.at() < 0) {
            return List.of();
        }
        var sources = new ArrayList<Explanation.Source>();
        grounded.block().sources().forEach(source -> sources.add(source(sources.size() + 1, source)));
        var index = messages.size() - (grounded.messages().size() - grounded.at());
        var text = TextNode.valueOf(grounded.block().text());
        return List.of(new Part(
                "/messages/" + index + "/content", text, Origin.DOCUMENTS, null, null, null, List.copyOf(sources)));
    }

    private static Explanation.Source source(int number, Retrieved source) {
        if (!source.readable()) {
            return new Explanation.Source(number, null, null, null, null, null);
        }
        var passage = source.passage();
        var scores = passage.scores();
        return new Explanation.Source(
                number,
                new Explanation.Document(
                        source.document().id(), source.document().name()),
                passage.position(),
                passage.page(),
                scores.total(),
                new Explanation.Scores(scores.words(), scores.trigrams(), scores.cosine(), scores.match()));
    }

    private static Part system(JsonNode content, List<Paragraph> paragraphs) {
        return new Part("/messages/0/content", content, paragraphs.getFirst().origin(), null, paragraphs, null, null);
    }

    private static Part part(int index, JsonNode messages, Origin origin) {
        return new Part("/messages/" + index, withoutBytes(messages.path(index)), origin);
    }

    private static Part said(int index, JsonNode messages, Lane.Said said) {
        var origin = said.filtered() ? Origin.FILTER : said.isNew() ? Origin.REQUEST : Origin.HISTORY;
        var ids = said.messageIds().isEmpty() ? null : said.messageIds();
        return new Part("/messages/" + index, withoutBytes(messages.path(index)), origin, null, null, ids, null);
    }

    /** Pictures stand in the request itself; here their first characters are enough. */
    private static JsonNode withoutBytes(JsonNode message) {
        if (!message.has("images") && !message.path("content").isArray()) {
            return message;
        }
        var shown = message.deepCopy();
        if (shown.path("images") instanceof ArrayNode images) {
            IntStream.range(0, images.size()).forEach(i -> images.set(i, shortened(images.path(i))));
        }
        shown.path("content").forEach(part -> {
            if (part.path("image_url") instanceof ObjectNode address) {
                address.set("url", shortened(address.path("url")));
            }
        });
        return shown;
    }

    private static JsonNode shortened(JsonNode bytes) {
        var text = bytes.asText();
        return text.length() <= SHOWN ? bytes : TextNode.valueOf(text.substring(0, SHOWN) + "…");
    }

    private List<Paragraph> paragraphs(Lane lane) {
        var ofModel = PromptVariables.paragraphs(ready.model().systemPrompt()).stream()
                .map(variables::filled)
                .map(filled -> new Paragraph(filled.text(), own, filled.places()))
                .filter(paragraph -> !paragraph.text().isBlank());
        var ofRequest = lane.said().stream()
                .takeWhile(said -> said.message().role() == ChatMessage.Role.SYSTEM)
                .flatMap(said -> PromptVariables.paragraphs(said.message().text()).stream()
                        .map(text -> new Paragraph(text, said.filtered() ? Origin.FILTER : Origin.REQUEST, List.of())));
        return Stream.concat(ofModel, ofRequest).toList();
    }

    /** Of all that the model is sent of itself. */
    List<Variable> variables() {
        return Stream.concat(
                        Stream.of(ready.model().systemPrompt()),
                        ready.model().examples().stream().map(Example::text))
                .flatMap(text -> variables.filled(text).places().stream())
                .map(place -> new Variable(place.text(), place.value()))
                .distinct()
                .limit(MOST_VARIABLES)
                .toList();
    }
}
