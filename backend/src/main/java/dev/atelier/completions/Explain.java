package dev.atelier.completions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Caller;
import dev.atelier.completions.Explanation.Lost;
import dev.atelier.completions.Explanation.NotSent;
import dev.atelier.completions.Explanation.Origin;
import dev.atelier.completions.Explanation.Part;
import dev.atelier.completions.Explanation.Reason;
import dev.atelier.completions.tools.PromptedTools;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.Parameter;
import dev.atelier.connections.Parameters;
import dev.atelier.connections.Source;
import dev.atelier.extensions.filtering.InletStep;
import dev.atelier.models.Models;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells what would be sent for a model, without sending it. It is built by what does send, so it cannot say anything else. */
@ApplicationScoped
public class Explain {
    private final Models models;
    private final Completions completions;
    private final Filtering filtering;
    private final NativeTools nativeTools;

    Explain(Models models, Completions completions, Filtering filtering, NativeTools nativeTools) {
        this.models = models;
        this.completions = completions;
        this.filtering = filtering;
        this.nativeTools = nativeTools;
    }

    /** For who may read the model; a base model is explained as it is run itself. Refuses like {@link Completions#ready}. */
    public Explanation explain(Occasion occasion, String modelId, Question question) {
        return explain(occasion, modelId, question.params(), ready -> Lane.of(question.messages()));
    }

    /** The same for what a chat is about to say; {@code lane} is asked for once it is known that the caller may read the model. */
    public Explanation explain(Occasion occasion, String modelId, Function<ReadyModel, Lane> lane) {
        return explain(occasion, modelId, Map.of(), lane);
    }

    private Explanation explain(
            Occasion occasion, String modelId, Map<String, Object> params, Function<ReadyModel, Lane> laneOf) {
        var version = models.shownVersion(occasion.caller(), modelId);
        var ready = completions.ready(occasion, modelId);
        var own = ready.model().workspace() ? Origin.MODEL : Origin.BASE_SETTINGS;
        var said = laneOf.apply(ready);
        var filtered = filtering.explained(ready, said.messages());
        var lane = said.filtered(filtered.sent());
        var deeds = new HashMap<String, InletStep.Would>();
        var grounded = grounded(ready, lane.messages(), deeds);
        var offered = completions.offered(ready);
        var natively = offered.isEmpty() || nativeTools.has(ready);
        var ours = ready.request(natively ? grounded.messages() : PromptedTools.plain(grounded.messages(), offered));
        var request = ours.with(params);
        var source = ready.sources().getFirst();
        var asked = request.chatRequest(natively ? offered : List.of());
        var body = source.wire(asked);
        var messages = new ExplainedMessages(ready, request, own);
        var parts = envelope(source, request);
        parts.addAll(messages.parts(body.path("messages"), lane));
        parts.addAll(ExplainedMessages.documents(body.path("messages"), grounded));
        for (var i = 0; i < body.path("tools").size(); i++) {
            parts.add(new Part("/tools/" + i, body.path("tools").path(i), own));
        }
        var notSent = new ArrayList<NotSent>();
        request.params().forEach((name, value) -> {
            var places = places(source, asked, name, body);
            if (places.isEmpty()) {
                notSent.add(new NotSent(name, value, reason(name)));
            }
            var fromRequest = params.get(name) != null;
            var lost = fromRequest
                    ? ours.ofSameMatter(name)
                            .map(before -> new Lost(before, own))
                            .orElse(null)
                    : null;
            var origin = fromRequest ? Origin.REQUEST : own;
            places.forEach((path, node) -> parts.add(new Part(path, node, origin, lost, null, null, null)));
        });
        var sources = ready.sources().stream()
                .map(each -> connection(each, occasion.caller()))
                .toList();
        return new Explanation(
                modelId,
                version,
                body,
                sources.getFirst(),
                sources.subList(1, sources.size()),
                List.copyOf(parts),
                messages.variables(),
                List.copyOf(notSent),
                unlessNone(lane.leftOut()),
                unlessNone(lane.unseenImages()),
                leftOut(grounded),
                filtered.steps().stream().map(step -> step.with(deeds)).toList());
    }

    private static @Nullable List<Explanation.LeftOut> leftOut(Grounding.Grounded grounded) {
        return grounded.leftOut().isEmpty()
                ? null
                : grounded.leftOut().stream()
                        .map(each -> new Explanation.LeftOut(each.kind(), each.id()))
                        .toList();
    }

    /** As an answer is, except that the caller sees of it only what they may read. @param deeds what each filter would do to it */
    private Grounding.Grounded grounded(
            ReadyModel ready, List<ChatMessage> conversation, Map<String, InletStep.Would> deeds) {
        if (ready.model().documents().isEmpty()) {
            return Grounding.Grounded.without(conversation);
        }
        return completions.ground(ready, conversation).with(conversation, block -> {
            var shown = block.shown();
            var filtered = filtering.explainedDocuments(ready, shown.text());
            filtered.steps().forEach(step -> deeds.put(step.id(), step.would()));
            return shown.saying(filtered.sent());
        });
    }

    private static @Nullable Integer unlessNone(int count) {
        return count == 0 ? null : count;
    }

    /** What is sent whatever the model and the request say: the base model's name, streaming. */
    private static List<Part> envelope(Source source, EffectiveRequest request) {
        var bare = source.wire(new ChatRequest(request.chatRequest().messages(), Map.of(), List.of()));
        var parts = new ArrayList<Part>();
        bare.properties().forEach(member -> {
            if (!member.getKey().equals("messages")) {
                var origin = member.getKey().equals("model") ? Origin.MODEL : Origin.SERVER;
                parts.add(new Part("/" + member.getKey(), member.getValue(), origin));
            }
        });
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

    private static Explanation.Connection connection(Source source, Caller caller) {
        var address = caller.isAdmin() ? source.chatAddress().orElse(null) : null;
        return new Explanation.Connection(source.connectionId(), source.connectionName(), source.kind(), address);
    }
}
