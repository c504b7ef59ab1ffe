package dev.atelier.connections;

/** An answer under way. Every method may be called from any thread, any number of times, also after the end. */
public interface Call {

    /** Closes the upstream's connection at once. No event comes after it, not even {@link UpstreamEvent.Failed}. */
    void cancel();

    /** Stops reading from the upstream, so that nothing piles up here; a few events may still come. */
    void pause();

    void resume();
}
