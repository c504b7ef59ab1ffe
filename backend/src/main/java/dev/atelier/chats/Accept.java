package dev.atelier.chats;

import dev.atelier.platform.error.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the client wants of a turn: to hear it, or to know only that it began. */
enum Accept {
    STREAM,
    JSON;

    private static final double NAMED = 0.0001;

    /** One range of the header, with its weight. */
    private record Range(String type, double weight) {
        static Range parse(String text) {
            var parts = text.toLowerCase(Locale.ROOT).split(";");
            var weight = Arrays.stream(parts)
                    .map(String::strip)
                    .filter(part -> part.startsWith("q="))
                    .findFirst()
                    .map(part -> number(part.substring(2)))
                    .orElse(1.0);
            return new Range(parts[0].strip(), weight);
        }

        private static double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException malformed) {
                return 0;
            }
        }

        /** Its weight for a type, a little more where it names the type instead of meaning anything. */
        double of(String wanted) {
            var any = type.equals("*/*") || type.equals(wanted.substring(0, wanted.indexOf('/')) + "/*");
            return weight > 0 && (any || type.equals(wanted)) ? weight + (any ? 0 : NAMED) : 0;
        }
    }

    /** A stream, unless JSON is preferred: by its weight, or because it is named where streams are only among "anything". */
    static Accept of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return STREAM;
        }
        var ranges = Arrays.stream(header.split(",")).map(Range::parse).toList();
        var stream = weight(ranges, "text/event-stream");
        var json = weight(ranges, "application/json");
        if (stream == 0 && json == 0) {
            throw new Fault.NotAcceptable().asException();
        }
        return json > stream ? JSON : STREAM;
    }

    private static double weight(List<Range> ranges, String type) {
        return ranges.stream().mapToDouble(range -> range.of(type)).max().orElse(0);
    }
}
