package dev.atelier.knowledge.embedding;

import java.util.List;

/** One embedding model; it may block, from any thread, and fails with a {@link dev.atelier.platform.error.FaultException}. */
interface TextVectors {
    /** In their order, all of one length. */
    List<float[]> ofPassages(List<String> texts);

    float[] ofQuestion(String text);
}
