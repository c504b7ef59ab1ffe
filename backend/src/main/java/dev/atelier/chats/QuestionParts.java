package dev.atelier.chats;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatMessage.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One or several questions as one message to a model: of each its texts from files, then its own text, then its pictures. What is text
 * is parted by blank lines.
 */
final class QuestionParts {
    private static final String GAP = "\n\n";
    private static final Pattern END_OF_A_FILE = Pattern.compile("<(\\s*/\\s*file)", Pattern.CASE_INSENSITIVE);

    private final Map<UUID, byte[]> read;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean hasText;

    private QuestionParts(Map<UUID, byte[]> read) {
        this.read = read;
    }

    /** @param read what is in the files that are sent */
    static ChatMessage message(List<Asked> asked, Map<UUID, byte[]> read) {
        var parts = new QuestionParts(read);
        asked.forEach(parts::add);
        parts.flush();
        return new ChatMessage(ChatMessage.Role.USER, parts.whole(), List.of(), null);
    }

    private List<Part> whole() {
        return parts.isEmpty() ? List.of(new Part.Text("")) : parts;
    }

    private void add(Asked asked) {
        var files = asked.files().stream().map(file -> file.in(read)).toList();
        files.stream().filter(file -> !file.file().isPicture()).forEach(this::addText);
        if (!asked.text().isBlank()) {
            add(asked.text());
        }
        files.stream().filter(file -> file.file().isPicture()).forEach(this::addPicture);
    }

    private void addText(AskedFile file) {
        add(file.isSent() ? block(file.file()) : file.placeholder());
    }

    private void addPicture(AskedFile file) {
        if (file.isSent()) {
            flush();
            parts.add(new Part.Image(file.file().mediaType(), bytes(file.file())));
        } else {
            add(file.placeholder());
        }
    }

    private void add(String piece) {
        text.append(hasText ? GAP : "").append(piece);
        hasText = true;
    }

    private void flush() {
        if (!text.isEmpty()) {
            parts.add(new Part.Text(text.toString()));
            text.setLength(0);
        }
    }

    /** Whatever the file holds, it cannot end its own block: where it says what ends one, the bracket is written as an entity. */
    private String block(Attachment file) {
        var held = new String(bytes(file), StandardCharsets.UTF_8);
        return "<file name=\"" + attribute(file.name()) + "\">\n"
                + END_OF_A_FILE.matcher(held).replaceAll("&lt;$1") + "\n</file>";
    }

    private static String attribute(String name) {
        return name.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private byte[] bytes(Attachment file) {
        return read.getOrDefault(file.fileId(), new byte[0]);
    }
}
