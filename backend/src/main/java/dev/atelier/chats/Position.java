package dev.atelier.chats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much of a chat a reader has been told: the {@code id} of an event. All that it takes to resume is in it, so that no server has to
 * remember its readers. Written {@code 15:13.0.0,14.128.7}: messages up to number 15 are known; of the replies 13 and 14, which go on, so
 * many bytes of text and of reasoning.
 *
 * @param known the highest {@code seq} among the messages told
 */
record Position(long known, List<Mark> open) {
    private static final int LONGEST = 2000;
    private static final Pattern FORM =
            Pattern.compile("\\d{1,18}(:\\d{1,18}\\.\\d{1,9}\\.\\d{1,9}(,\\d{1,18}\\.\\d{1,9}\\.\\d{1,9}){0,63})?");

    Position {
        open = List.copyOf(open);
    }

    /** How much of one reply was told, in bytes of UTF-8. */
    record Mark(long reply, int text, int reasoning) {}

    String text() {
        if (open.isEmpty()) {
            return Long.toString(known);
        }
        var text = new StringBuilder(32).append(known); // written with every event: no stream, no joiner
        var before = ':';
        for (var mark : open) {
            text.append(before)
                    .append(mark.reply())
                    .append('.')
                    .append(mark.text())
                    .append('.')
                    .append(mark.reasoning());
            before = ',';
        }
        return text.toString();
    }

    /** Empty where the text is none of ours: the reader then begins anew. */
    static Optional<Position> parse(String text) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var parts = text.split(":", 2);
        var open = new ArrayList<Mark>();
        for (var mark : parts.length == 1 ? new String[0] : parts[1].split(",")) {
            var numbers = mark.split("\\.");
            open.add(new Mark(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2])));
        }
        return Optional.of(new Position(Long.parseLong(parts[0]), open));
    }
}
