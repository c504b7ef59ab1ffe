package dev.atelier.extensions;

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
}
