package dev.atelier.knowledge.parsing;

import dev.atelier.knowledge.text.ParsedText;
import dev.atelier.knowledge.text.Refusal;

/** What became of reading a file. */
public sealed interface Parsed {

    record Text(ParsedText text) implements Parsed {}

    record Refused(Refusal refusal) implements Parsed {}

    /** The process died of a signal, and again: of this document, or because somebody or the machine ended it. */
    record Killed() implements Parsed {}

    /** It was told to stop. */
    record Stopped() implements Parsed {}
}
