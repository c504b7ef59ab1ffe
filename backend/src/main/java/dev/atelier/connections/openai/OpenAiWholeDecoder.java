package dev.atelier.connections.openai;

import dev.atelier.connections.wire.Decoder;
import dev.atelier.connections.wire.UpstreamJson;
import dev.atelier.platform.outgoing.Lines;
import dev.atelier.platform.outgoing.OutgoingFailure;
import io.vertx.core.buffer.Buffer;

/** Reads the answer of a server that was asked to stream and did not: one JSON object. */
final class OpenAiWholeDecoder implements Decoder {
    private final OpenAiDecoder events;
    private final Buffer body = Buffer.buffer();

    OpenAiWholeDecoder(OpenAiDecoder events) {
        this.events = events;
    }

    @Override
    public void feed(byte[] bytes) {
        if (body.length() + bytes.length > Lines.LONGEST) {
            throw new OutgoingFailure(
                    OutgoingFailure.Stage.UNFIT, "its answer is larger than " + Lines.LONGEST + " bytes.");
        }
        body.appendBytes(bytes);
    }

    @Override
    public void finish() {
        try {
            var chunk = new OpenAiChunk();
            UpstreamJson.object(body.getBytes(), 0, body.length(), chunk::read);
            events.tell(chunk);
            events.finish();
        } catch (OutgoingFailure half) {
            // a body that was cut: the caller says that the answer broke off
        }
    }

    @Override
    public boolean isOver() {
        return events.isOver();
    }
}
