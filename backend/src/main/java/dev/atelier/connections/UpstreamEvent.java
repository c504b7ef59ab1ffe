package dev.atelier.connections;

import dev.atelier.platform.error.Fault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happens on the way of one answer. Any number of events, then exactly one {@link Finished} or {@link Failed}, then nothing. */
public sealed interface UpstreamEvent {

    /** A piece of the answer: never empty, whole Unicode characters, no NUL. */
    record Delta(String text) implements UpstreamEvent {}

    /** A piece of what the model thinks before it answers. */
    record Reasoning(String text) implements UpstreamEvent {}

    /**
     * The model wants a tool called. Sent once per call, when it is complete.
     *
     * @param index 0, 1, … within the answer
     * @param arguments one whole JSON object as text
     */
    record ToolCall(int index, String id, String name, String arguments) implements UpstreamEvent {}

    /**
     * What the answer cost, as the upstream counts; at most once, before {@link Finished}.
     *
     * @param generation how long the upstream says it took to write the answer; few say so
     */
    record Usage(
            @Nullable Integer promptTokens,
            @Nullable Integer completionTokens,
            @Nullable Duration generation) implements UpstreamEvent {}

    /** The answer is whole, as far as {@code reason} lets it be. */
    record Finished(FinishReason reason) implements UpstreamEvent {}

    /**
     * There is no answer, or what came before is all there will be of it.
     *
     * @param retryAfter how long the upstream asks to wait
     */
    record Failed(Fault.Upstream fault, @Nullable Duration retryAfter) implements UpstreamEvent {}
}
