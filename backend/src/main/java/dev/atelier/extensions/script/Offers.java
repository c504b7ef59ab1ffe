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
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What scripts offer, asked once for each version of their code. */
@Singleton
class Offers {
    private static final int KEPT = 500;
    /** Half of it may be processor time. */
    private static final Duration LONGEST = Duration.ofSeconds(3);
    /** These say something of the machine and not of the code. */
    private static final Set<Failure> PASSING = Set.of(Failure.BUSY, Failure.STOPPED, Failure.BROKEN, Failure.TIME);

    private final Scripts scripts;
    private final Map<String, Read> read = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Read> eldest) {
            return size() > KEPT;
        }
    });

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
        var known = read.get(key);
        if (known != null) {
            return known;
        }
        return switch (scripts.run(ScriptCall.offer(author, code, LONGEST))) {
            case Done done -> kept(key, new Read.Well(Offer.read(tree(done.json()))));
            case Refused refused -> kept(key, new Read.Ill(refused.text()));
            case Failed failed ->
                PASSING.contains(failed.why()) ? new Read.Ill(failed.words()) : kept(key, new Read.Ill(failed.words()));
        };
    }

    /** Without asking; empty where it was not read yet. */
    Optional<Offer> known(String code) {
        return read.get(key(code)) instanceof Read.Well(var offer) ? Optional.of(offer) : Optional.empty();
    }

    private static String key(String code) {
        return HexFormat.of().formatHex(Sha256.of(code));
    }

    private Read kept(String key, Read found) {
        read.put(key, found);
        return found;
    }

    private static JsonNode tree(String json) {
        return Json.read(json, JsonNode.class);
    }
}
