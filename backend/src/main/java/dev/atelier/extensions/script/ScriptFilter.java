package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.filtering.Conversations;
import dev.atelier.extensions.filtering.Filter;
import dev.atelier.extensions.filtering.Refusal;
import dev.atelier.extensions.filtering.StreamFilter;
import dev.atelier.platform.json.Json;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A script as a filter on one answer. What it has no function for passes as it is. What goes in is asked first, and may wait for the script to be read. */
final class ScriptFilter implements Filter {
    private final Extension extension;
    private final Run run;
    private final Offers offers;
    private final Calling calling;
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Offer offer;
    private volatile boolean closed;

    ScriptFilter(Extension extension, Run run, Offers offers, Calling calling) {
        this.extension = extension;
        this.run = run;
        this.offers = offers;
        this.calling = calling;
    }

    @Override
    public List<ChatMessage> inlet(List<ChatMessage> messages) {
        read();
        return has("inlet") ? inlet(messages, false) : messages;
    }

    private List<ChatMessage> inlet(List<ChatMessage> messages, boolean documents) {
        var changed = result(Calling.Function.of("inlet", Conversation.told(messages))
                .with("documents", BooleanNode.valueOf(documents)));
        return changed.isNull() ? messages : Conversation.read(changed, messages);
    }

    /** Its inlet is asked for them alone, and knows it. */
    @Override
    public String ofDocuments(String text) {
        return has("inlet") ? Conversations.asQuestion(text, question -> inlet(question, true)) : text;
    }

    @Override
    public StreamFilter stream() {
        return has("stream") ? new Pieces() : StreamFilter.PASSING;
    }

    @Override
    public boolean blocks() {
        return has("stream");
    }

    @Override
    public boolean waitsForWhole() {
        return has("outlet");
    }

    @Override
    public String outlet(String whole) {
        var changed = result(Calling.Function.of("outlet", TextNode.valueOf(whole)));
        if (!changed.isNull() && !changed.isTextual()) {
            throw Failing.of("The script's outlet gave something that is no text.");
        }
        return changed.isNull() ? whole : changed.textValue();
    }

    /** Of a script that was not read, all functions are believed to be there, and are asked. */
    private boolean has(String function) {
        var known = offer;
        return known == null || known.functions().contains(function);
    }

    private void read() {
        try {
            switch (offers.of(Calling.author(extension), code())) {
                case Offers.Read.Well(var found) -> offer = found;
                case Offers.Read.Ill(var words) -> throw Failing.of(words);
            }
        } catch (InterruptedException stopped) {
            throw Failing.stopped();
        }
    }

    private String code() {
        return Calling.script(extension).code();
    }

    /** Nobody waits for the answer any more: whatever the script does, it is ended. */
    @Override
    public void close() {
        closed = true;
        waiting.forEach(Thread::interrupt);
    }

    private JsonNode result(Calling.Function function) {
        waiting.add(Thread.currentThread());
        try {
            if (closed) {
                throw Failing.of("The answer is over.");
            }
            return switch (calling.call(extension, run, function)) {
                case Outcome.Done done -> Json.read(done.json(), JsonNode.class);
                case Outcome.Refused refused -> throw new Refusal(refused.text());
                case Outcome.Failed failed -> throw Failing.of(failed.words());
            };
        } catch (InterruptedException stopped) {
            throw Failing.stopped();
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    /** Scripts keep nothing between calls: what one wants to know with the next piece it gives back, and is given again. */
    private final class Pieces implements StreamFilter {
        private JsonNode state = NullNode.getInstance();

        @Override
        public String piece(String text) {
            return next(text, false);
        }

        @Override
        public String end() {
            return next("", true);
        }

        private String next(String text, boolean end) {
            var given = result(Calling.Function.of("stream", TextNode.valueOf(text))
                    .with("state", state)
                    .with("end", BooleanNode.valueOf(end)));
            if (given.isNull() || given.isTextual()) {
                return given.isNull() ? text : given.textValue();
            }
            if (!given.path("text").isTextual()) {
                throw Failing.of("The script's stream gave neither a text nor {text, state}.");
            }
            state = given.path("state").isMissingNode() ? NullNode.getInstance() : given.path("state");
            return given.path("text").textValue();
        }
    }
}
