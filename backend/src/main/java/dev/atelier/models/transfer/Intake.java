package dev.atelier.models.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.models.transfer.format.Format;
import dev.atelier.models.transfer.format.Formats;
import dev.atelier.models.transfer.format.Incoming;
import dev.atelier.models.transfer.format.Origin;
import dev.atelier.models.transfer.reading.Refusals;
import dev.atelier.models.transfer.reading.Sink;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands each entry to its format and what that makes of it to the plan; keeps count of what came. */
final class Intake implements Sink {
    private final ImportPlan plan;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private boolean anyKnown;
    private @Nullable String firstSlug;
    private @Nullable String firstReason;
    private String lastFile = "";

    Intake(ImportPlan plan) {
        this.plan = plan;
    }

    @Override
    public void entry(JsonNode entry, Origin origin, long length) {
        lastFile = origin.file();
        var format = Formats.of(entry, origin);
        if (format.isEmpty()) {
            refuse(new Incoming.Refused(
                    entry.path("id").asText(null),
                    Refusals.NOT_RECOGNISED,
                    Refusals.notRecognisedText(Refusals.kind(entry))));
            return;
        }
        read(format.get(), entry, origin, length);
    }

    private void read(Format format, JsonNode entry, Origin origin, long length) {
        var word = format.word(entry, origin);
        for (var incoming : format.read(entry, origin)) {
            if (incoming instanceof Incoming.Refused refused) {
                refuse(refused);
            } else {
                anyKnown = true;
                plan.add(incoming, origin.file(), length);
            }
            words.merge(word, incoming instanceof Incoming.Nothing ? 0 : 1, Integer::sum);
        }
    }

    /** A refusal that begins with {@code import-} is one of the whole file, if the file holds nothing else. */
    private void refuse(Incoming.Refused refused) {
        anyKnown = anyKnown || !refused.slug().startsWith("import-");
        if (firstSlug == null) {
            firstSlug = refused.slug();
            firstReason = refused.reason();
        }
        plan.add(refused, lastFile, 0);
    }

    @Override
    public void refused(String file, String slug, String reason) {
        lastFile = file;
        refuse(new Incoming.Refused(file, slug, reason));
    }

    @Override
    public void skipped(String file, String reason) {
        plan.add(new Incoming.Nothing(file, reason), file, 0);
    }

    @Override
    public void remark(String sentence) {
        plan.remark(sentence);
    }

    /** The most telling word: what most entries that hold something are. Refuses where nothing was recognised. */
    String format() {
        if (!anyKnown) {
            throw firstSlug == null || firstReason == null
                    ? Refusals.notRecognised("nothing but pictures")
                    : Refusals.refused(firstSlug, firstReason);
        }
        return words.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
