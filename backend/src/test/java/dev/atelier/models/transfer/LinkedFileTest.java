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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void a_file_goes_to_the_disk_as_it_comes() throws IOException {
        var pieces = 48;
        try (var server = new ScriptedServer((request, reply) -> {
            reply.begin("application/json");
            for (var i = 0; i < pieces; i++) {
                reply.chunk(new byte[1 << 20]);
            }
            reply.end();
        })) {
            var links = links(Set.of("127.0.0.1:" + server.port()));
            try (var fetched = links.fetch(WebAddress.parse(server.url() + "/models.json"))) {
                assertThat(fetched.file()).hasSize((long) pieces << 20);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    https://github.com/o/r/blob/main/a/b.json, https://github.com/o/r/raw/main/a/b.json
                    https://github.com/o/r/blob/main/b.json?plain=1, https://github.com/o/r/raw/main/b.json
                    https://huggingface.co/o/m/blob/main/Modelfile, https://huggingface.co/o/m/resolve/main/Modelfile
                    https://huggingface.co/datasets/o/d/blob/v1/c.png, https://huggingface.co/datasets/o/d/resolve/v1/c.png
                    https://github.com/o/r/tree/main/a, https://github.com/o/r/tree/main/a
                    https://example.org/o/r/blob/main/b.json, https://example.org/o/r/blob/main/b.json
                    https://chub.ai/characters/somebody/name, https://chub.ai/characters/somebody/name""")
    void behind_a_page_that_shows_a_file_is_the_file(String page, String file) {
        assertThat(ShownFile.behind(WebAddress.parse(page))).isEqualTo(WebAddress.parse(file));
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
