package dev.atelier.knowledge.search;

import dev.atelier.knowledge.embedding.Embedders;
import dev.atelier.knowledge.index.Settings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Fresh texts of a thousand characters, embedded alone and made findable, in turn. */
@Singleton
class IngestionSpeed {
    private static final int TEXTS = 256;
    private static final int ROUNDS = 5;
    private static final String[] WORDS =
            "the keeper of light counts ships at night while rain falls upon harbour stones and oil burns low in autumn"
                    .split(" ");

    private final Shelf shelf;
    private final Embedders embedders;

    IngestionSpeed(Shelf shelf, Embedders embedders) {
        this.shelf = shelf;
        this.embedders = embedders;
    }

    void tell() {
        var chance = new Random();
        embedded(texts(chance));
        ingested(texts(chance));
        var ratios = DoubleStream.generate(() -> round(chance)).limit(ROUNDS).toArray();
        RetrievalBench.say(
                "ingested against embedded, the middle of %d: %.2f x".formatted(ROUNDS, Times.median(ratios)));
    }

    private double round(Random chance) {
        var bare = embedded(texts(chance));
        var ours = ingested(texts(chance));
        RetrievalBench.say("embedded %.1f/s, ingested %.1f/s: %.2f x".formatted(bare, ours, ours / bare));
        return ours / bare;
    }

    /** A second. */
    private double embedded(List<String> texts) {
        var begun = System.nanoTime();
        for (var from = 0; from < TEXTS; from += Embedders.BATCH) {
            embedders.ofPassages(null, texts.subList(from, from + Embedders.BATCH));
        }
        return TEXTS / ((System.nanoTime() - begun) / 1e9);
    }

    private double ingested(List<String> texts) {
        var scope = shelf.scope();
        var row = shelf.row(scope);
        var begun = System.nanoTime();
        shelf.write(scope, row, new Settings(1_000, 0, null), texts.toArray(String[]::new));
        return TEXTS / ((System.nanoTime() - begun) / 1e9);
    }

    private static List<String> texts(Random chance) {
        return IntStream.range(0, TEXTS).mapToObj(i -> text(chance)).toList();
    }

    private static String text(Random chance) {
        var text = new StringBuilder();
        while (text.length() < 990) {
            text.append(WORDS[chance.nextInt(WORDS.length)])
                    .append(chance.nextInt(9) == 0 ? chance.nextInt(10_000) + ". " : " ");
        }
        return text.toString().strip();
    }
}
