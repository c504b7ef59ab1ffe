package dev.atelier.completions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.completions.Explanation.Lost;
import dev.atelier.completions.Explanation.NotSent;
import dev.atelier.completions.Explanation.Origin;
import dev.atelier.completions.Explanation.Part;
import dev.atelier.completions.Explanation.Reason;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.Parameter;
import dev.atelier.connections.Parameters;
import dev.atelier.connections.Source;
import dev.atelier.models.Models;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells what would be sent for a model, without sending it. It is built by what does send, so it cannot say anything else. */
@ApplicationScoped
public class Explain {
    private final Models models;
    private final Completions completions;

    Explain(Models models, Completions completions) {
        this.models = models;
        this.completions = completions;
    }

    /** For who may read the model; a base model is explained as it is run itself. Refuses like {@link Completions#ready}. */
    public Explanation explain(
            Occasion occasion, String modelId, List<ChatMessage> history, Map<String, Object> params) {
        var version = models.shownVersion(occasion.caller(), modelId);
        var ready = completions.ready(occasion, modelId);
        var ours = ready.request(history);
        var request = ours.with(params);
        var source = ready.sources().getFirst();
        var body = source.wire(request.chatRequest());
        var parts = new ArrayList<Part>();
        parts.addAll(envelope(source, request));
        parts.addAll(messages(ours, body));
        var notSent = new ArrayList<NotSent>();
        request.params().forEach((name, value) -> {
            var places = places(source, request.chatRequest(), name, body);
            if (places.isEmpty()) {
                notSent.add(new NotSent(name, value, reason(name)));
            }
            var fromRequest = params.get(name) != null;
            var lost = fromRequest && ours.params().containsKey(name)
                    ? new Lost(ours.params().get(name), Origin.MODEL)
                    : null;
            places.forEach(
                    (path, node) -> parts.add(new Part(path, node, fromRequest ? Origin.REQUEST : Origin.MODEL, lost)));
        });
        var sources = ready.sources().stream().map(Explain::connection).toList();
        return new Explanation(
                modelId,
                version,
                body,
                sources.getFirst(),
                sources.subList(1, sources.size()),
                List.copyOf(parts),
                PromptVariables.on(occasion).in(ready.model().systemPrompt()),
                List.copyOf(notSent));
    }

    /** What is sent whatever the model and the request say: the base model's name, streaming. */
    private static List<Part> envelope(Source source, EffectiveRequest request) {
        var bare = source.wire(new ChatRequest(request.chatRequest().messages(), Map.of(), List.of()));
        var parts = new ArrayList<Part>();
        bare.properties().forEach(member -> {
            if (!member.getKey().equals("messages")) {
                var origin = member.getKey().equals("model") ? Origin.MODEL : Origin.SERVER;
                parts.add(new Part("/" + member.getKey(), member.getValue(), origin, null));
            }
        });
        return parts;
    }

    private static List<Part> messages(EffectiveRequest request, JsonNode body) {
        var ofModel = request.systemPrompt().isBlank() ? 0 : 1;
        var parts = new ArrayList<Part>();
        var index = 0;
        for (var message : body.path("messages")) {
            var origin = index < ofModel
                    ? Origin.MODEL
                    : index < ofModel + request.examples().size() ? Origin.EXAMPLE : Origin.REQUEST;
            parts.add(new Part("/messages/" + index, message, origin, null));
            index++;
        }
        return parts;
    }

    /** Where a parameter stands in the body: what is missing or different there without it. */
    private static Map<String, JsonNode> places(Source source, ChatRequest request, String name, JsonNode body) {
        var without = new LinkedHashMap<>(request.params());
        without.remove(name);
        var rest = source.wire(new ChatRequest(request.messages(), without, request.tools()));
        var places = new TreeMap<String, JsonNode>();
        compare("", body, rest, places);
        return places;
    }

    private static void compare(String path, JsonNode with, JsonNode without, Map<String, JsonNode> places) {
        with.properties().forEach(member -> {
            var at = path + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            var other = without.path(member.getKey());
            if (path.isEmpty() && member.getKey().equals("options")) {
                compare(at, member.getValue(), other, places);
            } else if (!member.getValue().equals(other)) {
                places.put(at, member.getValue());
            }
        });
    }

    private static Reason reason(String name) {
        return Parameters.of(name)
                .map(parameter -> switch (parameter.group()) {
                    case RETIRED -> Reason.RETIRED;
                    case COMMON, SAMPLING, LENGTH, RUNTIME, ADVANCED ->
                        isSentAnywhere(parameter) ? Reason.NOT_TAKEN : Reason.KEPT_HERE;
                })
                .orElse(Reason.UNKNOWN);
    }

    private static boolean isSentAnywhere(Parameter parameter) {
        return parameter.ollamaPlace() != null || parameter.compatiblePlace() != null;
    }

    private static Explanation.Connection connection(Source source) {
        return new Explanation.Connection(source.connectionId(), source.connectionName(), source.kind());
    }
}
