package dev.atelier.extensions;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for ids of extensions: models name them, and they stand in addresses. */
final class Slugs {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");
    private static final Set<String> RESERVED = Set.of("export", "import", "check", "used-by");

    private Slugs() {}

    static Optional<String> wrong(String id) {
        if (!FORM.matcher(id).matches()) {
            return Optional.of("must have 1 to 100 letters, digits and - _ . : and begin with a letter or digit");
        }
        return RESERVED.contains(id) ? Optional.of("is a reserved word") : Optional.empty();
    }
}
