package dev.atelier.knowledge.index;

/** Hears how far a document is; what it throws ends the work, and leaves what was there before. */
@FunctionalInterface
public interface IndexProgress {
    void at(int done, int total);
}
