package dev.atelier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/configuration.md as the code has it: every key of every {@code @ConfigMapping} with the sentence above it, and every
 * {@code ATELIER_…} of application.properties with the comment above it. {@code -Ddocs.write} writes the page.
 */
class ConfigurationReferenceTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern KEY = Pattern.compile(
            "/\\*\\*(?<doc>.*?)\\*/\\s*(?:@WithDefault\\(\"(?<default>[^\"]*)\"\\)\\s*)?(?:@[A-Za-z.]+(?:\\([^)]*\\))?\\s*)*(?<type>[A-Za-z.<>]+(?:, [A-Za-z.<>]+)?) (?<name>[a-z][A-Za-z]*)\\(\\);",
            Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(ATELIER_[A-Z_]+)(?::([^}]*))?}");

    record Setting(String meaning, String unset) {}

    @Test
    void the_reference_says_what_the_code_says() throws IOException {
        var page = page();
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("write it with -Ddocs.write -Dtest=ConfigurationReferenceTest")
                .hasContent(page);
    }

    private static String page() throws IOException {
        var settings = new TreeMap<String, Setting>();
        properties(settings);
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(path -> path.toString().endsWith("Config.java"))
                    .toList()) {
                mapping(Files.readString(file), settings);
            }
        }
        assertThat(settings).isNotEmpty().allSatisfy((name, setting) -> assertThat(setting.meaning())
                .as(name)
                .isNotBlank());
        var lines = new ArrayList<>(List.of(
                "# Settings",
                "",
                "All by environment; made from the code by `ConfigurationReferenceTest`. What an administrator changes while the server runs",
                "(sign-up mode, connections) is data, not configuration. What `make run` itself reads stands in [dev/README.md](../dev/README.md).",
                "",
                "| variable | meaning | unset |",
                "|---|---|---|"));
        settings.forEach((name, setting) -> lines.add("| `%s` | %s | %s |"
                .formatted(name, setting.meaning(), setting.unset().isEmpty() ? "–" : "`" + setting.unset() + "`")));
        return String.join("\n", lines) + "\n";
    }

    private static void properties(TreeMap<String, Setting> settings) throws IOException {
        var comment = "";
        for (var line : Files.readAllLines(PROPERTIES)) {
            var variable = VARIABLE.matcher(line);
            if (line.startsWith("# ")) {
                comment = line.substring(2);
            } else if (variable.find()) {
                settings.put(
                        variable.group(1), new Setting(comment, variable.group(2) == null ? "" : variable.group(2)));
                comment = "";
            }
        }
    }

    private static void mapping(String source, TreeMap<String, Setting> settings) {
        var prefix = PREFIX.matcher(source);
        if (!prefix.find()) {
            return;
        }
        var key = KEY.matcher(source.substring(source.indexOf('{')));
        while (key.find()) {
            var group = groupOf(source, key.group("name"));
            if (!group.equals("has members")) {
                var path = prefix.group(1) + "." + group + kebab(key.group("name"));
                var meaning = key.group("doc")
                        .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                        .replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .strip();
                meaning = meaning.substring(meaning.lastIndexOf("/** ") + 1).replaceFirst("^\\*\\* ", "");
                var unset = key.group("default") == null ? "" : key.group("default");
                var isByName = key.group("type").startsWith("Map<");
                settings.put(variable(path) + (isByName ? "_<NAME>" : ""), new Setting(meaning, unset));
            }
        }
    }

    /** {@code admin.} for what stands in the nested interface Admin; "has members" for the key that leads there. */
    private static String groupOf(String source, String name) {
        var nested = Pattern.compile("interface (\\w+) \\{(.*?)\\n    }", Pattern.DOTALL)
                .matcher(source.substring(source.indexOf('{')));
        while (nested.find()) {
            if (nested.group(1).equalsIgnoreCase(name)) {
                return "has members";
            }
            if (nested.group(2).contains(" " + name + "();")) {
                return kebab(nested.group(1)) + ".";
            }
        }
        return "";
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static String variable(String path) {
        return path.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }
}
