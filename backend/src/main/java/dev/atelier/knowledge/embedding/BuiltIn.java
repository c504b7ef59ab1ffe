package dev.atelier.knowledge.embedding;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The model that is always there. Passages wait for each other on few threads; a question waits for no passage. */
@Singleton
final class BuiltIn implements TextVectors {
    private final ExecutorService threads;
    private final Semaphore questions = new Semaphore(Runtime.getRuntime().availableProcessors());
    private volatile @Nullable MiniLm model;

    BuiltIn(EmbeddingConfig config) {
        this.threads = Executors.newFixedThreadPool(
                Math.max(1, config.threads()),
                Thread.ofPlatform().daemon().name("embedding-", 0).factory());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    @Override
    public List<float[]> ofPassages(List<String> texts) {
        var opened = model();
        return texts.stream()
                .map(text -> CompletableFuture.supplyAsync(() -> opened.vector(text), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @Override
    public float[] ofQuestion(String text) {
        questions.acquireUninterruptibly();
        try {
            return model().vector(text);
        } finally {
            questions.release();
        }
    }

    private MiniLm model() {
        var opened = model;
        return opened != null ? opened : open();
    }

    private synchronized MiniLm open() {
        var opened = model;
        if (opened == null) {
            opened = MiniLm.load();
            model = opened;
        }
        return opened;
    }
}
