package dev.atelier.extensions.filtering;

import dev.atelier.extensions.filtering.shapes.Shapes;

/** Replaces shapes in a stream. */
record ShapeStream(Shapes shapes) implements StreamFilter {
    @Override
    public String piece(String text) {
        return shapes.piece(text);
    }

    @Override
    public String end() {
        return shapes.end();
    }
}
