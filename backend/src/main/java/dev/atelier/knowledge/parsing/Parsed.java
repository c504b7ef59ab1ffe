package dev.atelier.knowledge.parsing;

import dev.atelier.knowledge.text.ParsedText;
import dev.atelier.knowledge.text.Refusal;

/** What became of reading a file. */
public sealed interface Parsed {

    record Text(ParsedText text) implements Parsed {}

    record Refused(Refusal refusal) implements Parsed {}

    /** It was told to stop. */
    record Stopped() implements Parsed {}
}
