package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Outgoing;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Scripts as tests call them, with limits that are soon reached. */
record Trial(Scripts scripts, String author, Set<String> hosts, List<String> said) {
    static final ScriptConfig CONFIG = new Limits(2, 1);

    /** As {@link ScriptConfig} has them. */
    record Limits(int atOnce, int perAuthor, Duration cpu) implements ScriptConfig {
        Limits(int atOnce, int perAuthor) {
            this(atOnce, perAuthor, Duration.ofMillis(400));
        }

        @Override
        public Duration turn() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration time() {
            return Duration.ofSeconds(15);
        }

        @Override
        public int memory() {
            return 32;
        }

        @Override
        public int output() {
            return 256;
        }

        @Override
        public int logs() {
            return 2000;
        }

        @Override
        public int fetches() {
            return 3;
        }

        @Override
        public Duration idle() {
            return Duration.ofMinutes(1);
        }
    }

    /** @param allowed {@code host:port} of the test's own servers, which are not public */
    static Scripts scripts(Vertx vertx, ScriptConfig config, Set<String> allowed) {
        var client = Outgoing.client(vertx, allowed, Trial::resolved);
        return new Scripts(config, new ScriptFetch(client, config));
    }

    private static io.vertx.core.Future<List<InetAddress>> resolved(String host) {
        try {
            return io.vertx.core.Future.succeededFuture(
                    List.of(InetAddress.getByName(host.endsWith(".test") ? "10.1.2.3" : host)));
        } catch (java.net.UnknownHostException unknown) {
            return io.vertx.core.Future.failedFuture(unknown);
        }
    }

    static Trial of(Scripts scripts) {
        return new Trial(scripts, "ada", Set.of(), new CopyOnWriteArrayList<>());
    }

    Trial by(String other) {
        return new Trial(scripts, other, hosts, said);
    }

    Trial with(String... hosts) {
        return new Trial(scripts, author, Set.of(hosts), said);
    }

    Outcome outlet(String code, String text) throws InterruptedException {
        return outlet(code, text, Json.mapper().createObjectNode());
    }

    Outcome outlet(String code, String text, ObjectNode settings) throws InterruptedException {
        var arguments =
                Json.mapper().createArrayNode().add(text).add(Json.mapper().createObjectNode());
        return scripts.run(new ScriptCall(
                author, code, "outlet", null, arguments, settings, hosts, said::add, Duration.ofSeconds(20)));
    }

    /** What is done when {@code body} is the body of an outlet. */
    Outcome body(String body) throws InterruptedException {
        return outlet("export async function outlet(text, context) {\n" + body + "\n}", "text");
    }
}
