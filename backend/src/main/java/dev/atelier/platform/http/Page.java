package dev.atelier.platform.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what to ask for the next page with; null on the last
 * @param total how many there are on all pages
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, long total) {

    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(List.copyOf(items), null, items.size());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor, total);
    }
}
