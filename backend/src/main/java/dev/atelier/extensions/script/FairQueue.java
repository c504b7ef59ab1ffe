package dev.atelier.extensions.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Lets so many tasks run at once, and so many of one author; authors take turns, whoever among them has the longest row. Tasks run on the
 * executor's threads: who waits for one holds none of them.
 */
final class FairQueue {
    private final int atOnce;
    private final int perAuthor;
    private final Executor threads;
    private final Map<String, Author> authors = new LinkedHashMap<>();
    private int running;

    FairQueue(int atOnce, int perAuthor, Executor threads) {
        this.atOnce = atOnce;
        this.perAuthor = perAuthor;
        this.threads = threads;
    }

    private static final class Author {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }

    synchronized void add(String author, Runnable task) {
        authors.computeIfAbsent(author, name -> new Author()).waiting.add(task);
        start();
    }

    /** @return whether it still waited */
    synchronized boolean remove(String author, Runnable task) {
        var known = authors.get(author);
        return known != null && known.waiting.remove(task);
    }

    private synchronized void start() {
        while (running < atOnce) {
            var next = next();
            if (next.isEmpty()) {
                return;
            }
            var name = next.get();
            var author = authors.remove(name); // and to the end of the row
            if (author == null) {
                return;
            }
            authors.put(name, author);
            var task = author.waiting.remove();
            author.running++;
            running++;
            threads.execute(() -> run(name, author, task));
        }
    }

    private Optional<String> next() {
        return authors.entrySet().stream()
                .filter(one -> !one.getValue().waiting.isEmpty() && one.getValue().running < perAuthor)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void run(String name, Author author, Runnable task) {
        try {
            task.run();
        } finally {
            ended(name, author);
        }
    }

    private synchronized void ended(String name, Author author) {
        running--;
        author.running--;
        if (author.running == 0 && author.waiting.isEmpty()) {
            authors.remove(name, author);
        }
        start();
    }
}
