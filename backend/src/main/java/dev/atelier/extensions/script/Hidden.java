package dev.atelier.extensions.script;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Secrets that a script was given, and what stands in their place in all that it says. */
record Hidden(List<String> secrets) {
    private static final String DOTS = "•••";
    /** Shorter ones stand in every other word. */
    private static final int SHORTEST = 4;

    static Hidden of(Collection<String> secrets) {
        return new Hidden(secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(secret -> Stream.of(
                        secret, new String(JsonStringEncoder.getInstance().quoteAsString(secret))))
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    String in(String text) {
        var shown = text;
        for (var secret : secrets) {
            shown = shown.replace(secret, DOTS);
        }
        return shown;
    }

    Outcome in(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> new Outcome.Done(in(done.json()));
            case Outcome.Refused refused -> new Outcome.Refused(in(refused.text()));
            case Outcome.Failed failed -> new Outcome.Failed(failed.why(), in(failed.words()));
        };
    }

    /** How many there are, and no more. */
    @Override
    public String toString() {
        return "Hidden[" + secrets.size() + "]";
    }
}
