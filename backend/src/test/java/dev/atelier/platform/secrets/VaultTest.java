package dev.atelier.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    Path folder;

    @Test
    void what_was_sealed_is_opened_by_another_server_with_the_same_key() {
        var sealed = vault().seal("sk-세계", "connection:1");
        assertThat(vault().open(sealed, "connection:1")).contains("sk-세계");
    }

    @Test
    void a_sealed_secret_shows_nothing_of_itself_and_is_never_the_same_twice() {
        var first = vault().seal("sk-secret", "p");
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(vault().seal("sk-secret", "p")).isNotEqualTo(first);
    }

    @Test
    void it_opens_for_no_other_purpose_and_not_damaged() {
        var sealed = vault().seal("sk-secret", "connection:1");
        assertThat(vault().open(sealed, "connection:2")).isEmpty();
        for (var i = 0; i < sealed.length; i++) {
            var damaged = sealed.clone();
            damaged[i] ^= 1;
            assertThat(vault().open(damaged, "connection:1")).isEmpty();
        }
        assertThat(vault().open(new byte[0], "connection:1")).isEmpty();
    }

    @Test
    void with_another_key_it_is_lost_and_not_a_crash() {
        var sealed = vault().seal("sk-secret", "p");
        var other = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(new Vault(config(Optional.of(other))).open(sealed, "p")).isEmpty();
    }

    @Test
    void the_key_file_is_its_owners_alone() throws Exception {
        vault().seal("x", "p");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/secret.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void servers_that_start_at_once_agree_on_one_key() throws Exception {
        var keys = ConcurrentHashMap.<String>newKeySet();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var i = 0; i < 64; i++) {
                threads.submit(() ->
                        keys.add(Base64.getEncoder().encodeToString(new SecretKeyFile(folder.resolve("data")).read())));
            }
        }
        assertThat(new HashSet<>(keys)).hasSize(1);
    }

    @Test
    void a_key_that_is_none_is_refused_without_being_quoted() {
        assertThatThrownBy(() -> new Vault(config(Optional.of("c2hvcnQ="))).seal("x", "p"))
                .hasMessageContaining("ATELIER_SECRET_KEY")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    private Vault vault() {
        return new Vault(config(Optional.empty()));
    }

    private SecretsConfig config(Optional<String> key) {
        return new SecretsConfig() {
            @Override
            public Path data() {
                return folder.resolve("data");
            }

            @Override
            public Optional<String> secretKey() {
                return key;
            }
        };
    }
}
