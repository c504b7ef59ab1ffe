package dev.atelier.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** That somebody may do something with the row in which this is stored, as {@code user:<id>=use}. */
public record Grant(Principal principal, Permission permission) {

    public String text() {
        return principal.text() + "=" + permission.word();
    }

    public static Optional<Grant> parse(String text) {
        var sign = text.lastIndexOf('=');
        return sign < 0
                ? Optional.empty()
                : Principal.parse(text.substring(0, sign)).flatMap(principal -> Permission.of(text.substring(sign + 1))
                        .map(permission -> new Grant(principal, permission)));
    }

    /** Every text under which one of these may be allowed at least so much: what a row's grants are compared with. */
    public static List<String> atLeast(Permission permission, Stream<Principal> principals) {
        return principals
                .flatMap(principal -> Arrays.stream(Permission.values())
                        .filter(each -> each.compareTo(permission) >= 0)
                        .map(each -> new Grant(principal, each).text()))
                .toList();
    }
}
