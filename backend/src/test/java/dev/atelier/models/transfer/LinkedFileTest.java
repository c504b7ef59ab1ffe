package dev.atelier.models.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.outgoing.WebAddress;
import dev.atelier.testing.Outgoing;
import dev.atelier.testing.ScriptedServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedFileTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void a_body_that_only_names_an_address_is_a_link() throws IOException {
        assertThat(link("{\"url\": \"https://example.org/a/My.Modelfile?raw=1\"}"))
                .hasValueSatisfying(address -> {
                    assertThat(address.host()).isEqualTo("example.org");
                    assertThat(LinkedFile.name(address)).isEqualTo("My.Modelfile");
                });
        assertThat(link("{\"url\": \"https://example.org\", \"name\": \"X\"}")).isEmpty();
        assertThat(link("FROM llama3")).isEmpty();
    }

    @Test
    void what_is_behind_an_allowed_address_is_fetched_and_an_error_is_told() throws IOException {
        try (var server = new ScriptedServer((request, reply) -> {
            var found = request.path().equals("/model");
            reply.send(found ? 200 : 404, "text/plain", found ? "FROM llama3" : "no");
        })) {
            var links = links(Set.of("127.0.0.1:" + server.port()));
            try (var fetched = links.fetch(WebAddress.parse(server.url() + "/model"))) {
                assertThat(Files.readString(fetched.file())).isEqualTo("FROM llama3");
            }
            var missing = WebAddress.parse(server.url() + "/gone");
            assertThatThrownBy(() -> links.fetch(missing))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("404");
        }
    }

    @Test
    void an_address_of_this_network_is_refused() {
        var links = links(Set.of());
        var inside = WebAddress.parse("http://127.0.0.1:9/model");
        assertThatThrownBy(() -> links.fetch(inside)).hasMessageContaining("public addresses");
    }

    private static LinkedFile links(Set<String> allowed) {
        return new LinkedFile(Outgoing.client(
                VERTX, allowed, host -> Future.succeededFuture(List.of(InetAddress.getLoopbackAddress()))));
    }

    private java.util.Optional<WebAddress> link(String body) throws IOException {
        return LinkedFile.link(Files.writeString(folder.resolve("body"), body));
    }
}
