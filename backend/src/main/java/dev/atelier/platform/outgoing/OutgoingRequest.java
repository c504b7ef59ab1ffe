package dev.atelier.platform.outgoing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * A request that is to leave.
 *
 * @param headers without Host and Content-Length, which the client writes
 * @param body empty where there is none
 */
public record OutgoingRequest(
        Policy policy, HttpMethod method, WebAddress address, Map<String, String> headers, Buffer body) {
    public OutgoingRequest {
        headers = Map.copyOf(headers);
    }

    public static OutgoingRequest get(Policy policy, WebAddress address, Map<String, String> headers) {
        return new OutgoingRequest(policy, HttpMethod.GET, address, headers, Buffer.buffer());
    }

    /** Once it was sent: what is in it may be large, and its answer may take long. */
    OutgoingRequest withoutBody() {
        return new OutgoingRequest(policy, method, address, headers, Buffer.buffer());
    }

    /** Headers may hold keys. */
    @Override
    public String toString() {
        return method + " " + address;
    }
}
