package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.completions.tools.ToolAnswer;
import dev.atelier.completions.tools.ToolControl;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of a call that is under way, perhaps on another server: that it ends, or an answer to its question.
 *
 * @param allow null where it is no answer to whether it may run
 * @param text null where it is no answer to a question
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ToolWish(
        UUID reply,
        String call,
        @Nullable Boolean allow,
        @Nullable String text) {

    void tell(ToolControl calls) {
        if (allow != null) {
            calls.answer(call, new ToolAnswer.Allow(allow));
        } else if (text != null) {
            calls.answer(call, new ToolAnswer.Text(text));
        } else {
            calls.stop(call);
        }
    }
}
