package dev.atelier.extensions;

import dev.atelier.connections.ChatMessage;
import java.util.List;

/** Actions of one {@link Source}: a CDI bean for each. Blocks, on a virtual thread. */
public interface ActionSource {

    Source source();

    ActionResult act(Extension extension, ActionRequest request) throws InterruptedException;

    /**
     * @param message that the button stands under
     * @param chat what was said up to it, the message last
     * @param input what the person typed besides; empty where nothing
     */
    record ActionRequest(String message, List<ChatMessage> chat, String input, Run run) {
        public ActionRequest {
            chat = List.copyOf(chat);
        }
    }

    /** What an action gave. */
    sealed interface ActionResult {
        record Message(String text) implements ActionResult {}

        record Replacement(String text) implements ActionResult {}

        record Notice(String text) implements ActionResult {}

        record File(String name, String mediaType, byte[] bytes) implements ActionResult {}
    }
}
