package dev.atelier.extensions.filtering.shapes;

import dev.atelier.extensions.filtering.shapes.Shape.Found;
import dev.atelier.extensions.filtering.shapes.Shape.Tail;
import java.util.List;
import java.util.function.Function;

/**
 * Replaces what is found in a text, from its beginning to its end: at each place the longest find, of several as long the first shape's.
 * Every decision depends on the text alone and not on how it came, so that pieces give what the whole would have given. Held back is the
 * text from the first place on that a shape cannot decide yet; every shape bounds how far it looks.
 */
public final class Shapes {
    private static final char OUTSIDE = ' ';

    private final List<Shape> shapes;
    private final Function<String, String> replacement;
    private final StringBuilder held = new StringBuilder();

    private char before = OUTSIDE;
    private Tail tail = Tail.NONE;
    private long found;

    /** @param replacement what stands in the place of what was found, by its kind */
    public Shapes(List<Shape> shapes, Function<String, String> replacement) {
        this.shapes = List.copyOf(shapes);
        this.replacement = replacement;
    }

    /** All at once. */
    public static String replaced(String text, List<Shape> shapes, Function<String, String> replacement) {
        var reader = new Shapes(shapes, replacement);
        return reader.piece(text) + reader.end();
    }

    /** How often something was found until now. */
    public long found() {
        return found;
    }

    public String piece(String text) {
        held.append(text);
        return read(false);
    }

    public String end() {
        return read(true);
    }

    private String read(boolean whole) {
        var out = new StringBuilder();
        var text = new Shape.Text(held, whole);
        var at = behindTail(0);
        while (at < held.length()) {
            var best = best(text, at);
            if (best instanceof Found.Perhaps && !whole) {
                break;
            }
            if (best instanceof Best(var length, var of, var more)) {
                found++;
                out.append(replacement.apply(of));
                at += length;
                before = held.charAt(at - 1);
                tail = more;
                at = behindTail(at);
            } else {
                before = held.charAt(at);
                out.append(before);
                at++;
            }
        }
        held.delete(0, at);
        return out.toString();
    }

    private int behindTail(int from) {
        var at = from;
        while (tail != Tail.NONE && at < held.length()) {
            if (tail.takes(held.charAt(at))) {
                before = held.charAt(at);
                at++;
            } else {
                tail = Tail.NONE;
            }
        }
        return at;
    }

    private record Best(int length, String kind, Tail tail) {}

    private Object best(Shape.Text text, int at) {
        Best best = null;
        for (var shape : shapes) {
            switch (shape.at(text, at, before)) {
                case Found.No no -> {}
                case Found.Perhaps perhaps -> {
                    if (!text.whole()) {
                        return perhaps; // another might be longer
                    }
                }
                case Found.Yes(var length, var more) -> {
                    if (best == null || length > best.length()) {
                        best = new Best(length, shape.kind(), more);
                    }
                }
            }
        }
        return best == null ? Found.NO : best;
    }
}
