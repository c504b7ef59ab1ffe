package dev.atelier.connections.wire;

import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends a listener the events of one answer in the order and the form that {@link UpstreamEvent} promises. Pieces of text that came in one
 * read from the network are sent as one: nobody could have told them apart, and everything behind costs by the piece.
 */
public final class Reply {
    private final String connection;
    private final UpstreamListener listener;
    private final WholeText text = new WholeText(piece -> send(new UpstreamEvent.Delta(piece)));
    private final WholeText reasoning = new WholeText(piece -> send(new UpstreamEvent.Reasoning(piece)));

    private final StringBuilder pieces = new StringBuilder();
    private String onlyPiece = "";
    private boolean areThoughts;
    private int toolCalls;
    private volatile boolean over; // a call may be cancelled from any thread

    public Reply(String connection, UpstreamListener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    public void text(String piece) {
        gather(piece, false);
    }

    public void reasoning(String piece) {
        gather(piece, true);
    }

    private void gather(String piece, boolean isThought) {
        if (piece.isEmpty()) {
            return;
        }
        if (isThought != areThoughts) {
            flush();
            areThoughts = isThought;
        }
        if (onlyPiece.isEmpty() && pieces.isEmpty()) {
            onlyPiece = piece;
        } else {
            pieces.append(onlyPiece).append(piece);
            onlyPiece = "";
        }
    }

    /** What was read from the network has been taken apart. */
    public void flush() {
        var all = pieces.isEmpty() ? onlyPiece : pieces.toString();
        pieces.setLength(0);
        onlyPiece = "";
        (areThoughts ? reasoning : text).add(all);
    }

    /** @param id empty where the server gave none */
    public void toolCall(String id, String name, String arguments) {
        flush();
        var given = id.isEmpty() ? ToolCallId.random() : id;
        send(new UpstreamEvent.ToolCall(toolCalls++, given, name, arguments.isBlank() ? "{}" : arguments));
    }

    public void usage(UpstreamEvent.Usage usage) {
        flush();
        send(usage);
    }

    /** Servers that say {@code stop} after tool calls mean {@code tool_calls}. */
    public void finished(FinishReason reason) {
        finishText();
        end(new UpstreamEvent.Finished(
                reason == FinishReason.STOP && toolCalls > 0 ? FinishReason.TOOL_CALLS : reason));
    }

    public void failed(UpstreamCause cause, String detail) {
        failed(cause, detail, null);
    }

    public void failed(UpstreamCause cause, String detail, @Nullable Duration retryAfter) {
        if (over) {
            return;
        }
        finishText();
        end(new UpstreamEvent.Failed(new Fault.Upstream(cause, connection, detail), retryAfter));
    }

    private void finishText() {
        flush();
        text.finish();
        reasoning.finish();
    }

    public boolean isOver() {
        return over;
    }

    /** No event comes any more. */
    public void silence() {
        over = true;
    }

    private void end(UpstreamEvent last) {
        send(last);
        over = true;
    }

    private void send(UpstreamEvent event) {
        if (!over) {
            listener.on(event);
        }
    }
}
