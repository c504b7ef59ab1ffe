package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.script.Outcome.Done;
import dev.atelier.extensions.script.Outcome.Failed;
import dev.atelier.extensions.script.Outcome.Failure;
import dev.atelier.extensions.script.Outcome.Refused;
import dev.atelier.platform.digest.Sha256;
import dev.atelier.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What scripts offer, asked once for each version of their code. */
@Singleton
class Offers {
    private static final int MOST = 500;
    /** Characters: a few authors of endless schemas shall not fill the server's memory. */
    private static final int LONGEST_IN_ALL = 2_000_000;

    /** Half of it may be processor time. */
    private static final Duration LONGEST = Duration.ofSeconds(3);
    /** These say something of the machine and not of the code. */
    private static final Set<Failure> PASSING = Set.of(Failure.BUSY, Failure.STOPPED, Failure.BROKEN, Failure.TIME);

    private final Scripts scripts;
    private final Map<String, Kept> read = new LinkedHashMap<>(16, 0.75f, true);
    private int length;

    Offers(Scripts scripts) {
        this.scripts = scripts;
    }

    /** What came of reading a script. */
    sealed interface Read {
        record Well(Offer offer) implements Read {}

        /** @param words for its author */
        record Ill(String words) implements Read {}
    }

    /** Blocks while a script is read that was not read before. */
    Read of(String author, String code) throws InterruptedException {
        var key = key(code);
        var known = kept(key);
        if (known != null) {
            return known;
        }
        return switch (scripts.run(ScriptCall.offer(author, code, LONGEST))) {
            case Done(var json) -> keep(key, new Read.Well(Offer.read(Json.read(json, JsonNode.class))), json);
            case Refused(var text) -> keep(key, new Read.Ill(text), text);
            case Failed(var why, var words) ->
                PASSING.contains(why) ? new Read.Ill(words) : keep(key, new Read.Ill(words), words);
        };
    }

    private static String key(String code) {
        return HexFormat.of().formatHex(Sha256.of(code));
    }

    /** @param length of what it was read from */
    private record Kept(Read read, int length) {}

    private synchronized @Nullable Read kept(String key) {
        var known = read.get(key);
        return known == null ? null : known.read();
    }

    private synchronized Read keep(String key, Read found, String from) {
        var before = read.put(key, new Kept(found, from.length()));
        length += from.length() - (before == null ? 0 : before.length());
        var eldest = read.values().iterator();
        while (length > LONGEST_IN_ALL || read.size() > MOST) {
            length -= eldest.next().length();
            eldest.remove();
        }
        return found;
    }
}
