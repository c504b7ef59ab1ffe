package dev.atelier.knowledge.embedding;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;

/** A text as the numbers that BERT models read: its words in small letters and without accents, cut into the longest pieces of the vocabulary. */
final class WordPieces {
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int most;
    private final int unknown;
    private final int begin;
    private final int end;

    /** @param most how many numbers the model reads; the rest of a text is left out */
    WordPieces(Map<String, Integer> vocabulary, int most) {
        this.vocabulary = vocabulary;
        this.most = most;
        this.unknown = id("[UNK]");
        this.begin = id("[CLS]");
        this.end = id("[SEP]");
    }

    private int id(String piece) {
        var id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("The vocabulary lacks " + piece);
        }
        return id;
    }

    long[] of(String text) {
        var pieces = LongStream.builder();
        pieces.add(begin);
        var room = most - 2;
        for (var word : words(text)) {
            var ids = pieces(word);
            var taken = Math.min(room, ids.length);
            Arrays.stream(ids, 0, taken).forEach(pieces::add);
            room -= taken;
            if (room == 0) {
                break;
            }
        }
        return pieces.add(end).build().toArray();
    }

    private String[] words(String text) {
        var spaced = new StringBuilder(text.length() + 16);
        normal(text).codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                spaced.append(' ');
            } else if (isPunctuation(c) || Character.isIdeographic(c)) {
                spaced.append(' ').appendCodePoint(c).append(' ');
            } else if (!isLeftOut(c)) {
                spaced.appendCodePoint(c);
            }
        });
        var words = spaced.toString().strip();
        return words.isEmpty() ? new String[0] : words.split(" +");
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isLeftOut(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> c == 0xFFFD;
        };
    }

    private static boolean isPunctuation(int c) {
        var ascii = c >= 33 && c <= 47 || c >= 58 && c <= 64 || c >= 91 && c <= 96 || c >= 123 && c <= 126;
        return ascii
                || switch (Character.getType(c)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    private long[] pieces(String word) {
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            return new long[] {unknown};
        }
        var ids = LongStream.builder();
        var from = 0;
        while (from < word.length()) {
            var to = longest(word, from);
            if (to == from) {
                return new long[] {unknown};
            }
            ids.add(id(piece(word, from, to)));
            from = to;
        }
        return ids.build().toArray();
    }

    private int longest(String word, int from) {
        var to = word.length();
        while (to > from && !vocabulary.containsKey(piece(word, from, to))) {
            to--;
        }
        return to;
    }

    private static String piece(String word, int from, int to) {
        return from == 0 ? word.substring(0, to) : "##" + word.substring(from, to);
    }
}
