package dev.atelier.extensions;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Where a filter stands.
 *
 * @param priority lower comes first
 * @param forAll whether the traffic of every model passes it, named or not
 * @param switchable whether who chats may turn it on and off
 * @param onByDefault whether a switchable one is on where nobody said
 */
public record FilterOptions(
        int priority, boolean forAll, boolean switchable, boolean onByDefault, OnFailure onFailure) {
    public static final FilterOptions DEFAULT = new FilterOptions(0, false, false, true, OnFailure.CLOSE);

    /** The order in which filters run, and in which they are listed. */
    public static <T> Comparator<T> inOrder(
            ToIntFunction<T> priority, Function<T, String> name, Function<T, String> id) {
        return Comparator.comparingInt(priority)
                .thenComparing(filter -> name.apply(filter).toLowerCase(Locale.ROOT))
                .thenComparing(id);
    }
}
