package dev.atelier.connections.wire;

/** Turns the bytes of one answer into {@link dev.atelier.connections.UpstreamEvent}s. Lives on the event loop of the call. */
public interface Decoder {

    /** @throws dev.atelier.platform.outgoing.OutgoingFailure where the bytes are no answer of this protocol */
    void feed(byte[] bytes);

    /** The connection ended, well or badly. Sends the last event if the answer was whole. */
    void finish();

    /** Whether the last event was sent. */
    boolean isOver();
}
