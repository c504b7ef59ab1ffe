package dev.atelier.connections;

import dev.atelier.testing.Outgoing;
import dev.atelier.testing.ScriptedServer;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;

/** What tests ask of an upstream of each kind. */
final class UpstreamCalls {
    static final Vertx VERTX = Vertx.vertx(); // of all tests of upstreams, until the last

    private UpstreamCalls() {}

    static Upstream upstream(Subject kind, String url) {
        return kind.at(url, VERTX, Outgoing.client(VERTX));
    }

    static ChatRequest request(Subject kind, Map<String, Object> params) {
        return new ChatRequest(List.of(ChatMessage.user("Hello?")), params, List.of())
                .to(kind.model(), java.util.Set.of("completion"));
    }

    static void answer(Subject kind, ScriptedServer.Reply reply, List<String> pieces, String reason) throws Exception {
        reply.begin(kind.contentType);
        for (var piece : pieces) {
            reply.chunk(piece);
        }
        reply.chunk(kind.end(reason));
        reply.end();
    }

    static Heard ask(Subject kind, String url) throws InterruptedException {
        return ask(kind, url, Map.of());
    }

    static Heard ask(Subject kind, String url, Map<String, Object> params) throws InterruptedException {
        var heard = new Heard();
        upstream(kind, url).chat(request(kind, params), heard);
        return heard.untilEnd();
    }
}
