package dev.atelier.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnJavaTest {
    @Test
    void the_packaged_server_starts_it_with_what_lies_in_its_folders() {
        assertThat(OwnJava.classPath("/app/quarkus-run.jar")).isEqualTo("/app/app/*:/app/lib/main/*");
        assertThat(OwnJava.classPath("/a.jar:/b.jar")).isEqualTo("/a.jar:/b.jar");
    }
}
