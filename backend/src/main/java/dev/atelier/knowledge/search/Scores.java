package dev.atelier.knowledge.search;

/**
 * Why a passage was found.
 *
 * @param words how well its words match, against the passage whose words match best (BM25), 0 to 1
 * @param trigrams the same of groups of three letters, which see through endings and misspellings, 0 to 1
 * @param cosine how near its meaning is to the question's, as the embedding model sees it, -1 to 1; 0 without a vector
 * @param match the larger of the cosine and of the share of the question's letters, weighed by how rare they are, that stand in it: unlike
 *     the others it does not depend on what else was found
 */
public record Scores(double words, double trigrams, double cosine, double match) {
    /** Measured in five languages with an embedding model that knows one: more would lose in the four, less would lose in the one. */
    private static final double COSINE = 0.5;

    /** What passages are put in order by: 0 to 2.5. */
    public double total() {
        return words + trigrams + COSINE * Math.max(0, cosine);
    }
}
