package dev.atelier.knowledge.search;

import java.util.Map;

/**
 * What is looked for, and where.
 *
 * @param scopes that are searched, each with how much a passage of it has to match: 0 (all) to 1, see {@link Scores#match}
 * @param k how many passages are wanted
 */
public record SearchQuery(String question, Map<Integer, Double> scopes, int k) {
    /** What stands behind is not looked for: it is a text that somebody wants to be worked on, rather than a question. */
    public static final int LONGEST = 2_000;

    public SearchQuery {
        scopes = Map.copyOf(scopes);
        question = question.length() <= LONGEST ? question : question.substring(0, LONGEST);
    }

    Integer[] scopeIds() {
        return scopes.keySet().stream().sorted().toArray(Integer[]::new);
    }
}
