package dev.atelier.models.transfer;

import dev.atelier.models.ModelArchive;
import dev.atelier.models.ModelArchive.Archived;
import dev.atelier.models.ModelIds;
import dev.atelier.models.transfer.format.Incoming;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which ids the file's own entries have taken: the order of the file wins, a later one of the same id gets a number. */
final class ClaimedIds {
    private final Set<String> ids = new HashSet<>();
    private final Set<String> settings = new HashSet<>();
    private final Map<String, Integer> names = new HashMap<>();

    /** The id that an entry wants; the same for the same file, so that importing it again finds what it made. */
    String id(Incoming.Entry entry) {
        var given = Objects.requireNonNull(entry.content().id());
        var id = given;
        for (var n = 2; !ids.add(id); n++) {
            id = ModelIds.withSuffix(given, "-" + n);
        }
        return id;
    }

    /** Whether these are the file's first settings of a base model. */
    boolean settings(String base) {
        return settings.add(base);
    }

    /** Entries without ids of their own are told by their names; the second of a name has a number behind it. */
    String sourceId(String name) {
        var n = names.merge(name, 1, Integer::sum);
        return n == 1 ? name : name + " (" + n + ")";
    }

    /** The next id that nobody has, here or in the file; {@code known} holds what is here of the first one. */
    String free(String id, Map<String, Archived> known, ModelArchive archive) {
        var first = next(id);
        if (!known.containsKey(first) && !archive.isBaseModel(first) && ids.add(first)) {
            return first;
        }
        for (var n = 3; ; n++) {
            var candidate = ModelIds.withSuffix(id, "-" + n);
            if (!ids.contains(candidate) && !archive.isTaken(candidate)) {
                ids.add(candidate);
                return candidate;
            }
        }
    }

    /** What an id becomes where it is taken, if that is not taken too. */
    static String next(String id) {
        return ModelIds.withSuffix(id, "-2");
    }
}
