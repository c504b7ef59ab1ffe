package dev.atelier.extensions;

import dev.atelier.accounts.Caller;
import dev.atelier.knowledge.ModelDocuments;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * On what occasion an extension runs.
 *
 * @param caller who asked the model, or presses the button
 * @param modelId the model that answers; empty on the test bench
 * @param documents that this model answers from
 * @param chatId null outside of chats
 * @param messageId of the reply, or of the message that an action is about; null outside of chats
 * @param deadline when nobody waits for it any more
 * @param person who can be asked something; empty where nobody is there
 * @param isAside whether nobody asked for it: a title, for a chat
 * @param log takes a line for the log of the extension: its own words, never those of somebody's chat
 */
public record Run(
        Caller caller,
        String modelId,
        ModelDocuments documents,
        @Nullable UUID chatId,
        @Nullable UUID messageId,
        Locale locale,
        ZoneId zone,
        Instant deadline,
        Optional<Person> person,
        boolean isAside,
        Consumer<String> log) {

    /** The same with another log. */
    public Run logging(Consumer<String> lines) {
        return new Run(caller, modelId, documents, chatId, messageId, locale, zone, deadline, person, isAside, lines);
    }
}
