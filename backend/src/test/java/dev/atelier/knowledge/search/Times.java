package dev.atelier.knowledge.search;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** How long one piece of work took, in milliseconds. */
record Times(double median, double p99, double perSecond) {

    /** The works 0 to {@code count}, by so many clients at once; what one of them throws is thrown. */
    static Times of(int clients, int count, IntConsumer work) {
        var times = new double[count];
        var next = new AtomicInteger();
        var ready = new CountDownLatch(clients);
        var begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var all = IntStream.range(0, clients)
                    .mapToObj(client -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        for (var i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            times[i] = once(work, i);
                        }
                        return null;
                    }))
                    .toList();
            for (var each : all) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException cause) {
            throw new IllegalStateException(cause);
        }
        return of(times, (System.nanoTime() - begun) / 1e9);
    }

    static double once(IntConsumer work, int i) {
        var begun = System.nanoTime();
        work.accept(i);
        return (System.nanoTime() - begun) / 1e6;
    }

    static Times of(double[] times, double seconds) {
        Arrays.sort(times);
        return new Times(times[times.length / 2], times[times.length * 99 / 100], times.length / seconds);
    }

    static double median(double[] values) {
        var sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        return "%.2f / %.2f ms, %.0f/s".formatted(median, p99, perSecond);
    }
}
