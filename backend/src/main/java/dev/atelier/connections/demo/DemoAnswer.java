package dev.atelier.connections.demo;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.FinishReason;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a scripted model will say to one request, cut into tokens.
 *
 * @param promptTokens a count of words: the demo has no tokenizer
 */
record DemoAnswer(List<String> tokens, FinishReason reason, int promptTokens) {
    static final DemoAnswer NONE = new DemoAnswer(List.of(), FinishReason.STOP, 0);

    private static final Pattern TOKEN = Pattern.compile("\\s*\\S+|\\s+$");

    static DemoAnswer of(DemoModel model, ChatRequest request) {
        var question = question(request);
        var words = request.messages().stream()
                .mapToInt(message -> split(message.text()).size())
                .sum();
        if (question.equals(Echo.COMMAND)) { // one token: a limit must not break the JSON
            return new DemoAnswer(List.of(Echo.of(request).toPrettyString()), FinishReason.STOP, words);
        }
        var whole = upToStop(script(model, question, request), request.params().get("stop"));
        var tokens = split(behind(begun(request), whole));
        var limit = limit(request.params().get("max_tokens"));
        return tokens.size() > limit
                ? new DemoAnswer(tokens.subList(0, limit), FinishReason.LENGTH, words)
                : new DemoAnswer(tokens, FinishReason.STOP, words);
    }

    private static String script(DemoModel model, String question, ChatRequest request) {
        if (model != DemoModel.VISION) {
            return Script.of(model, question);
        }
        var pictures = request.messages().stream()
                .flatMap(message -> message.images().stream())
                .map(image -> Sight.of(image.bytes()))
                .toList();
        return Script.ofPictures(question, pictures);
    }

    private static String question(ChatRequest request) {
        return request.messages().reversed().stream()
                .filter(message -> message.role() == ChatMessage.Role.USER)
                .findFirst()
                .map(message -> message.text().strip())
                .orElse("");
    }

    /** What the model is to go on from; empty where it begins. */
    private static String begun(ChatRequest request) {
        var last = request.messages().getLast();
        return last.role() == ChatMessage.Role.ASSISTANT ? last.text() : "";
    }

    private static String behind(String begun, String text) {
        return text.startsWith(begun) ? text.substring(begun.length()) : text;
    }

    private static List<String> split(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    private static int limit(@org.jspecify.annotations.Nullable Object maxTokens) {
        return maxTokens instanceof Number limit && limit.intValue() > 0 ? limit.intValue() : Integer.MAX_VALUE;
    }

    private static String upToStop(String text, @org.jspecify.annotations.Nullable Object stops) {
        var end = text.length();
        for (var stop : stops instanceof List<?> list ? list : List.of()) {
            var at = stop instanceof String words && !words.isEmpty() ? text.indexOf(words) : -1;
            end = at < 0 ? end : Math.min(end, at);
        }
        return text.substring(0, end);
    }
}
