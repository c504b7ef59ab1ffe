package dev.atelier.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.knowledge.text.Block;
import dev.atelier.knowledge.text.Kind;
import dev.atelier.knowledge.text.ParsedText;
import dev.atelier.knowledge.text.Refusal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read in a process of their own, which is really started here. */
class ParsingTest {
    private static final String RUSSIAN =
            "Это обычный текст на русском языке, по которому видно, в какой кодировке он записан.";
    private static final Parsing PARSING = new Parsing(config(Duration.ofSeconds(60)));

    @TempDir
    private Path folder;

    private static ParsingConfig config(Duration timeout) {
        return new ParsingConfig() {
            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public int heap() {
                return 128;
            }

            @Override
            public Duration idle() {
                return Duration.ofMinutes(1);
            }
        };
    }

    @AfterAll
    static void the_process_ends() {
        PARSING.endAll();
    }

    private Parsed parse(String name, byte[] bytes) throws IOException {
        var file = folder.resolve("spooled");
        Files.write(file, bytes);
        return PARSING.parse(file, name, stop -> {});
    }

    private ParsedText text(String name, byte[] bytes) throws IOException {
        assertThat(parse(name, bytes)).as(name).isInstanceOf(Parsed.Text.class);
        return ((Parsed.Text) parse(name, bytes)).text();
    }

    private void assertRefused(String name, byte[] bytes, Refusal refusal) throws IOException {
        assertThat(parse(name, bytes)).as(name).isEqualTo(new Parsed.Refused(refusal));
        assertThat(text("after.txt", "All is well".getBytes(StandardCharsets.UTF_8))
                        .whole())
                .isEqualTo("All is well");
    }

    @Test
    void a_text_is_read_in_whatever_encoding_it_is_written() throws IOException {
        for (var charset : new String[] {"UTF-8", "windows-1251", "KOI8-R", "UTF-16", "UTF-16LE", "UTF-16BE"}) {
            assertThat(text("a.txt", RUSSIAN.getBytes(Charset.forName(charset))).whole())
                    .as(charset)
                    .isEqualTo(RUSSIAN);
        }
        var korean = "한국어 문서입니다. 이 문서는 인코딩을 확인하기 위해 만들었습니다.";
        assertThat(text("a.txt", korean.getBytes(Charset.forName("EUC-KR"))).whole())
                .isEqualTo(korean);
        var french = "Le café était fermé à Noël. Où êtes-vous allés cet été ?";
        assertThat(text("a.txt", french.getBytes(StandardCharsets.ISO_8859_1)).whole())
                .isEqualTo(french);
    }

    @Test
    void a_page_of_the_web_keeps_its_structure() throws IOException {
        var html = """
                <html><head><title>Hours</title><style>p {}</style></head><body><h2>When we are open</h2><p>Most   days.</p>
                <ul><li>Monday</li><li>Friday</li></ul><table><tr><th>Day</th><th>Until</th></tr><tr><td>Monday</td><td>6 pm</td></tr></table>
                <pre>open  --now</pre><script>alert(1)</script></body></html>""";
        var text = text("hours.html", html.getBytes(StandardCharsets.UTF_8));
        assertThat(text.title()).isEqualTo("Hours");
        assertThat(text.blocks())
                .containsExactly(
                        new Block(Kind.HEADING, 2, "When we are open", null),
                        new Block(Kind.PARAGRAPH, 0, "Most days.", null),
                        new Block(Kind.LIST, 0, "- Monday\n- Friday", null),
                        new Block(Kind.TABLE, 0, "Day | Until\nMonday | 6 pm", null),
                        new Block(Kind.CODE, 0, "open  --now", null));
    }

    @Test
    void markdown_keeps_its_structure_too() throws IOException {
        var text = text(
                "a.md",
                "# Title\n\nSome *words*\nof two lines\n\n- one\n- two\n\n```\ncode\n\nmore\n```\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(text.blocks())
                .containsExactly(
                        new Block(Kind.HEADING, 1, "Title", null),
                        new Block(Kind.PARAGRAPH, 0, "Some *words*\nof two lines", null),
                        new Block(Kind.LIST, 0, "- one\n- two", null),
                        new Block(Kind.CODE, 0, "```\ncode\n\nmore\n```", null));
    }

    @Test
    void a_block_of_a_pdf_knows_its_page() throws IOException {
        var text = text("a.pdf", SmallFiles.pdf("First page", "Second page"));
        assertThat(text.pages()).isEqualTo(2);
        assertThat(text.blocks()).containsExactly(Block.paragraph("First page", 1), Block.paragraph("Second page", 2));
    }

    @Test
    void what_cannot_be_answered_from_is_told_with_its_reason() throws IOException {
        assertRefused("a.pdf", SmallFiles.pdf(""), Refusal.IMAGE_ONLY);
        assertRefused("a.docx", SmallFiles.docx(), Refusal.EMPTY);
        assertRefused("a.txt", new byte[0], Refusal.EMPTY);
        assertRefused("a.odt", "This is no zip".getBytes(StandardCharsets.UTF_8), Refusal.BROKEN);
        assertRefused("a.pdf", "%PDF-1.4 and nothing".getBytes(StandardCharsets.UTF_8), Refusal.BROKEN);
        assertRefused("a.bin", new byte[] {0, 1, 2, 3, (byte) 0xFF, 0, 0, 9}, Refusal.KIND_UNKNOWN);
        assertRefused("a.zip", SmallFiles.zip(Map.of("a.txt", Stream.of("hello"))), Refusal.KIND_UNKNOWN);
    }

    @Test
    void what_needs_a_password_says_so() throws Exception {
        assertRefused("a.pdf", LockedFiles.pdf("secret"), Refusal.ENCRYPTED);
        assertRefused("a.docx", LockedFiles.docx("secret"), Refusal.ENCRYPTED);
        assertThat(text("open.pdf", LockedFiles.pdf("")).whole()).isEqualTo("Behind a lock");
    }

    @Test
    void a_picture_of_a_hundred_million_pixels_is_a_picture() throws IOException {
        assertRefused("a.png", SmallFiles.png(10_000, 10_000), Refusal.IMAGE_ONLY);
    }

    @Test
    void bombs_are_refused_and_the_next_file_is_read() throws IOException {
        assertRefused("bomb.docx", SmallFiles.docxBomb(64), Refusal.TOO_LARGE);
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a0 \"lol\">");
        for (var i = 1; i < 10; i++) {
            laughs.append(
                    "<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        assertThat(parse("a.xml", (laughs + "]><l>&a9;</l>").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void no_file_of_the_server_gets_into_a_document() throws IOException {
        var secret = folder.resolve("secret");
        Files.writeString(secret, "the-secret");
        var xml = "<!DOCTYPE d [<!ENTITY s SYSTEM \"%s\">]><d>Read: &s;</d>".formatted(secret.toUri());
        var parsed = parse("a.xml", xml.getBytes(StandardCharsets.UTF_8));
        assertThat(String.valueOf(parsed)).doesNotContain("the-secret");
    }

    @Test
    void what_takes_too_long_is_ended() throws IOException {
        var impatient = new Parsing(config(Duration.ofMillis(1)));
        var file = folder.resolve("slow");
        Files.writeString(file, "words ".repeat(100_000));
        assertThat(impatient.parse(file, "slow.txt", stop -> {})).isEqualTo(new Parsed.Refused(Refusal.TIMEOUT));
        impatient.endAll();
    }

    @Test
    void it_can_be_stopped_at_any_moment() throws IOException {
        var file = folder.resolve("stopped");
        Files.writeString(file, "words ".repeat(100_000));
        var stopped = CompletableFuture.supplyAsync(() -> PARSING.parse(file, "a.txt", Runnable::run));
        assertThat(stopped.join()).isEqualTo(new Parsed.Stopped());
    }

    @Test
    void a_process_that_is_killed_in_mid_document_has_another_read_it() throws Exception {
        var others = processes();
        var own = new Parsing(config(Duration.ofSeconds(60)));
        var file = folder.resolve("killed");
        Files.writeString(file, "Read all the same");
        own.parse(file, "before.txt", stop -> {});
        var process = processes().stream()
                .filter(each -> !others.contains(each))
                .findFirst()
                .orElseThrow();
        new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid()))
                .start()
                .waitFor();
        var begun = new CountDownLatch(1);
        var parsed = CompletableFuture.supplyAsync(() -> own.parse(file, "a.txt", stop -> begun.countDown()));
        begun.await();
        process.destroyForcibly();
        assertThat(parsed.join()).isInstanceOfSatisfying(Parsed.Text.class, read -> assertThat(
                        read.text().whole())
                .isEqualTo("Read all the same"));
        assertThat(processes()).doesNotContain(process);
        own.endAll();
    }

    @Test
    void a_document_whose_process_is_killed_each_time_is_given_up() throws Exception {
        var others = processes();
        var own = new Parsing(config(Duration.ofSeconds(60)));
        var file = folder.resolve("killed");
        Files.writeString(file, "words ".repeat(100_000));
        var parsed = CompletableFuture.supplyAsync(() -> own.parse(file, "a.txt", stop -> {}));
        while (!parsed.isDone()) {
            processes().stream().filter(each -> !others.contains(each)).forEach(ProcessHandle::destroyForcibly);
        }
        assertThat(parsed.join()).isEqualTo(new Parsed.Killed());
        own.endAll();
    }

    /** Of all tests in this process; one that is only just being started is not there yet. */
    private static Set<ProcessHandle> processes() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("-Djdk.net.hosts.file="))
                .collect(Collectors.toSet());
    }
}
