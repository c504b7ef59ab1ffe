package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.filtering.Filter;
import dev.atelier.extensions.filtering.Refusal;
import dev.atelier.extensions.filtering.StreamFilter;
import dev.atelier.platform.json.Json;
import java.util.List;

/** A script as a filter on one answer. What it has no function for passes as it is. What goes in is asked first, and may wait for the script to be read. */
record ScriptFilter(Extension extension, Run run, Offers offers, Calling calling) implements Filter {

    @Override
    public List<ChatMessage> inlet(List<ChatMessage> messages) {
        read();
        if (!has("inlet")) {
            return messages;
        }
        var changed = result(Calling.Function.of("inlet", Conversation.told(messages)));
        return changed.isNull() ? messages : Conversation.read(changed, messages);
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

    /** Whether it has a function; does not wait. Of one that was not read, all are believed to be there, and are asked. */
    private boolean has(String function) {
        return offers.known(code())
                .map(offer -> offer.functions().contains(function))
                .orElse(true);
    }

    private void read() {
        try {
            if (offers.of(Calling.author(extension), code()) instanceof Offers.Read.Ill(var words)) {
                throw Failing.of(words);
            }
        } catch (InterruptedException stopped) {
            throw Failing.stopped();
        }
    }

    private String code() {
        return Calling.script(extension).code();
    }

    private JsonNode result(Calling.Function function) {
        try {
            return switch (calling.call(extension, run, function)) {
                case Outcome.Done done -> Json.read(done.json(), JsonNode.class);
                case Outcome.Refused refused -> throw new Refusal(refused.text());
                case Outcome.Failed failed -> throw Failing.of(failed.words());
            };
        } catch (InterruptedException stopped) {
            throw Failing.stopped();
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
